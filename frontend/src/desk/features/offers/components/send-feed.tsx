import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'

import { Button, LinkButton } from '@/ui/button'
import { SelectField } from '@/ui/field'
import { Refused } from '@/ui/refused'
import { Skeleton } from '@/ui/skeleton'
import { Empty, Failed } from '@/ui/states'
import { useToasts } from '@/ui/toast'

import type { Feed } from '../api/feeds'
import { SEND_WORDS } from '../api/send-feed'
import { readSellers } from '../api/sellers'
import type { FeedFile } from '../feed-file'
import { useSending } from '../use-sending'
import { CheckedFeed } from './checked-feed'
import { FeedChooser } from './feed-chooser'
import { FeedColumns } from './feed-columns'

/** A seller's file comes in: chosen, tried without any effect, then applied. */
export function SendFeed(): ReactNode {
  const { data, error, refetch, isFetching } = useQuery(readSellers())
  if (!data) {
    if (!error) return <Skeleton className="h-96 rounded-card!" />
    return <Failed title={<Trans>The sellers could not be read.</Trans>} problem={error} onRetry={() => void refetch()} retrying={isFetching} />
  }
  if (data.items.length === 0) return <Empty title={<Trans>A feed needs its seller first</Trans>} action={<LinkButton to="/admin/sellers/new"><Trans>New seller</Trans></LinkButton>} />
  return <Steps sellers={data.items} />
}

function Steps({ sellers }: { sellers: readonly { id: string; name: string }[] }): ReactNode {
  const { t } = useLingui()
  const navigate = useNavigate()
  const [address, setAddress] = useSearchParams()
  const asked = address.get('seller') ?? ''
  const seller = sellers.some(({ id }) => id === asked) ? asked : ''
  const [file, setFile] = useState<FeedFile>()
  const [checked, setChecked] = useState<Feed>()
  const { share, problem, send, stop } = useSending()
  const again = (): void => {
    stop()
    setChecked(undefined)
  }
  const check = async (): Promise<void> => {
    if (!file) return
    setChecked(undefined)
    setChecked(await send(seller, file, true))
  }
  const apply = async (): Promise<void> => {
    const feed = file && (await send(seller, file, false))
    if (!feed) return
    useToasts.getState().show({ text: feed.status === 'applied' ? t`The feed is applied` : feed.status === 'held' ? t`The feed is held` : t`The feed is refused` })
    await navigate(`/admin/feeds/${feed.id}`, { replace: true })
  }
  const busy = share !== undefined
  return (
    <div className="grid max-w-4xl grid-cols-1 gap-5">
      <SelectField label={<Trans>Seller</Trans>} value={seller} disabled={busy} onChange={({ target }) => { again(); setAddress({ seller: target.value }, { replace: true }) }}>
        <option value="">{t`Choose a seller`}</option>
        {sellers.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
      </SelectField>
      <FeedChooser chosen={file} disabled={busy} onChoose={(next) => { again(); setFile(next) }} />
      <FeedColumns />
      <Refused problem={problem} words={SEND_WORDS}>
        {problem?.code === 'feed_unreadable' && problem.detail && <p lang="en" dir="ltr" className="text-start">{problem.detail}</p>}
      </Refused>
      <div className={`flex flex-wrap items-center gap-3 ${checked && !busy ? 'hidden' : ''}`}>
        {!checked && <Button busy={busy} disabled={seller === '' || !file} onClick={() => void check()}><Trans>Check the file</Trans></Button>}
        {busy && <Button kind="quiet" onClick={stop}><Trans>Stop</Trans></Button>}
        {!checked && !busy && <p className="text-md text-muted"><Trans>Checking changes nothing.</Trans></p>}
      </div>
      <div role="status" className={busy ? 'grid gap-2' : 'sr-only'}>
        {busy && (
          <>
            <p>{share < 1 ? <Trans>The file is on its way.</Trans> : <Trans>The shop reads the file.</Trans>}</p>
            <progress aria-label={t`How much of the file has gone`} className="h-2 w-full accent-primary" {...(share < 1 && { value: share })} />
          </>
        )}
      </div>
      {checked && file && <CheckedFeed feed={checked} file={file} busy={busy} onApply={() => void apply()} />}
    </div>
  )
}
