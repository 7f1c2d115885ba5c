import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'

import { Badge } from '@/desk/ui/badge'
import { Facts } from '@/desk/ui/facts'
import { Panel } from '@/desk/ui/panel'
import { atTime } from '@/locale/dates'
import { count } from '@/locale/numbers'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Refused } from '@/ui/refused'
import { Skeleton } from '@/ui/skeleton'
import { Failed } from '@/ui/states'

import { readIndex, REINDEX_WORDS, type SearchIndex as Index, useReindex } from '../api/search-index'
import { SearchWays } from './search-ways'

/** What is searched, how far behind it is, and how the last building anew went. */
export function SearchIndex(): ReactNode {
  return (
    <div className="grid grid-cols-1 gap-5">
      <SearchWays />
      <State />
    </div>
  )
}

function State(): ReactNode {
  const { data, error, refetch, isFetching } = useQuery(readIndex())
  if (!data) {
    if (!error) return <Skeleton className="h-64 rounded-card!" />
    return <Failed title={<Trans>The state of the index could not be read.</Trans>} problem={error} onRetry={() => void refetch()} retrying={isFetching} />
  }
  const { products, waiting, without_vector: without, model, generation } = data
  return (
    <div className="grid grid-cols-1 items-start gap-5 xl:grid-cols-2">
      <Panel title={<Trans>What is searched</Trans>} action={waiting === 0 && without === 0 ? <Badge tone="ok"><Trans>Up to date</Trans></Badge> : <Badge tone="wait"><Trans>Catching up</Trans></Badge>}>
        <Facts
          facts={[
            { id: 'products', name: <Trans>Products, as last counted</Trans>, value: count(products) },
            { id: 'waiting', name: <Trans>Changed, and not yet in the index</Trans>, value: count(waiting) },
            { id: 'vectors', name: <Trans>Not yet found by meaning</Trans>, value: count(without) },
            { id: 'model', name: <Trans>Model of meaning</Trans>, value: model ? <code>{model}</code> : <Trans>none yet: words alone are searched</Trans> },
            { id: 'generation', name: <Trans>Generation</Trans>, value: count(generation) },
          ]}
        />
      </Panel>
      <Panel title={<Trans>Building anew</Trans>}><Building index={data} /></Panel>
    </div>
  )
}

function Building({ index: { reindex, products } }: { index: Index }): ReactNode {
  const { t } = useLingui()
  if (!reindex) return <><p className="text-muted"><Trans>It was never built anew.</Trans></p><Reindex /></>
  const { status, products: read, requested_at: begun, finished_at: ended, requested_by: by, error } = reindex
  const running = status === 'running'
  return (
    <>
      <Facts
        facts={[
          { id: 'status', name: <Trans>State</Trans>, value: running ? <Badge tone="wait"><Trans>Under way</Trans></Badge> : status === 'done' ? <Badge tone="ok"><Trans>Done</Trans></Badge> : <Badge tone="bad"><Trans>Failed</Trans></Badge> },
          { id: 'begun', name: by === null ? <Trans>Begun by itself</Trans> : <Trans>Started</Trans>, value: atTime(begun) },
          ...(ended ? [{ id: 'ended', name: <Trans>Ended</Trans>, value: atTime(ended) }] : []),
          { id: 'read', name: <Trans>Products read</Trans>, value: count(read) },
        ]}
      />
      {error && <p lang="en" dir="ltr" className="text-start text-md text-danger">{error}</p>}
      {status === 'failed' && <p className="text-md text-muted"><Trans>The index of before is still searched.</Trans></p>}
      {running ? <progress aria-label={t`How much of the catalogue is read`} className="h-2 w-full accent-primary" {...(products > 0 && { value: Math.min(read, products), max: products })} /> : <Reindex />}
    </>
  )
}

/** The way to build it anew, with what comes of it. */
function Reindex(): ReactNode {
  const { mutateAsync, error, isPending, reset } = useReindex()
  const [asked, setAsked] = useState(false)
  const close = (): void => { setAsked(false) }
  const sure = async (): Promise<void> => {
    try {
      await mutateAsync()
    } catch {
      return // said in the dialog
    }
    close()
  }
  return (
    <>
      <Button kind="outline" onClick={() => { reset(); setAsked(true) }} className="justify-self-start"><Trans>Build it anew</Trans></Button>
      <Dialog
        alert
        open={asked}
        onClose={close}
        title={<Trans>Build the index anew?</Trans>}
        footer={
          <div className="flex flex-wrap justify-end gap-3">
            <Button kind="outline" onClick={close}><Trans>Leave it</Trans></Button>
            <Button busy={isPending} onClick={() => void sure()}><Trans>Build it anew</Trans></Button>
          </div>
        }
      >
        <div className="grid grid-cols-1 gap-4">
          <Refused problem={error} words={REINDEX_WORDS} />
          <p><Trans>The whole catalogue is read again beside the index that is searched; shoppers notice nothing. It takes a while, and once begun it cannot be stopped.</Trans></p>
        </div>
      </Dialog>
    </>
  )
}
