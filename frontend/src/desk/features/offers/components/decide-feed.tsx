import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'

import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Refused } from '@/ui/refused'
import { useToasts } from '@/ui/toast'

import { DECIDE_WORDS, useDecideFeed } from '../api/decide-feed'
import type { Feed } from '../api/feeds'

/** The two ways out for a held feed, each with what comes of it. */
export function DecideFeed({ feed: { id, rows, difference } }: { feed: Feed }): ReactNode {
  const { t } = useLingui()
  const { mutateAsync, error, isPending, reset } = useDecideFeed(id)
  const [asked, setAsked] = useState<'apply' | 'refuse'>()
  const { added, changed } = difference
  const ask = (decision: 'apply' | 'refuse') => () => { reset(); setAsked(decision) }
  const close = (): void => { setAsked(undefined) }
  const sure = async (decision: 'apply' | 'refuse'): Promise<void> => {
    try {
      await mutateAsync(decision)
    } catch {
      return // said in the dialog
    }
    close()
    useToasts.getState().show({ text: decision === 'apply' ? t`The feed is applied` : t`The feed is refused` })
  }
  return (
    <div className="mt-2 flex flex-wrap gap-3">
      <Button kind="outline" onClick={ask('apply')}><Trans>Apply it after all</Trans></Button>
      <Button kind="danger" onClick={ask('refuse')}><Trans>Refuse it</Trans></Button>
      <Dialog
        alert
        open={asked !== undefined}
        onClose={close}
        title={asked === 'refuse' ? <Trans>Refuse this feed?</Trans> : <Trans>Apply this feed?</Trans>}
        footer={
          <div className="flex flex-wrap justify-end gap-3">
            <Button kind="outline" onClick={close}><Trans>Leave it held</Trans></Button>
            {asked === 'apply' && <Button busy={isPending} onClick={() => void sure('apply')}><Trans>Apply</Trans></Button>}
            {asked === 'refuse' && <Button kind="danger" busy={isPending} onClick={() => void sure('refuse')}><Trans>Refuse</Trans></Button>}
          </div>
        }
      >
        <div className="grid grid-cols-1 gap-4">
          <Refused problem={error} words={DECIDE_WORDS} />
          {asked === 'refuse' ? (
            <p><Plural value={rows} one="Its # row is forgotten. What the seller offered before stays." other="Its # rows are forgotten. What the seller offered before stays." /></p>
          ) : (
            <>
              <p><Plural value={changed} one="# offer changes." other="# offers change." /> <Plural value={added} one="# offer is new." other="# offers are new." /></p>
              <p><Trans>Shoppers see the prices within a minute. It is applied to the offers as they are now.</Trans></p>
            </>
          )}
        </div>
      </Dialog>
    </div>
  )
}
