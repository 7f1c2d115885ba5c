import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { Facts } from '@/desk/ui/facts'
import { count } from '@/locale/numbers'
import { Notice } from '@/ui/notice'

import type { Fault, Feed } from '../api/feeds'
import { faultWords, HELD } from '../words'

/** What a feed changes, or why it changes nothing. */
export function FeedNumbers({ feed: { rows, difference } }: { feed: Feed }): ReactNode {
  const { before, added, changed, unchanged, missing, moved } = difference
  return (
    <Facts
      facts={[
        { id: 'rows', name: <Trans>Rows</Trans>, value: count(rows) },
        { id: 'before', name: <Trans>Rows of the feed before</Trans>, value: count(before) },
        { id: 'added', name: <Trans>New offers</Trans>, value: count(added) },
        { id: 'changed', name: <Trans>Changed offers</Trans>, value: count(changed) },
        { id: 'moved', name: <Trans>Prices that moved by more than half</Trans>, value: count(moved) },
        { id: 'unchanged', name: <Trans>As before</Trans>, value: count(unchanged) },
        { id: 'missing', name: <Trans>Not in it any more: hidden after 14 days</Trans>, value: count(missing) },
      ]}
    />
  )
}

/** Why a feed waits for a person. */
export function HeldReasons({ feed: { held_because: why }, children }: { feed: Feed; children?: ReactNode }): ReactNode {
  const { i18n } = useLingui()
  return (
    <Notice kind="warn" title={<Trans>This looks wrong</Trans>}>
      <ul className="grid gap-1">{why.map((each) => <li key={each}>{i18n._(HELD[each])}</li>)}</ul>
      {children}
    </Notice>
  )
}

/** What is wrong with rows, one value a line, in the file's order. */
export function FaultTable({ feed: { faults, fault_count: all, format } }: { feed: Feed }): ReactNode {
  const { t } = useLingui()
  const listed = faults.length
  const cell = 'border-b border-line px-3 py-2 text-start align-top'
  return (
    <div className="grid grid-cols-1 gap-3">
      {all > listed && <p className="text-md text-muted"><Plural value={listed} one="The first # is listed." other="The first # are listed." /></p>}
      <div className="max-h-[32rem] overflow-auto rounded-card border border-line">
        <table aria-label={t`Faults of this feed`} className="w-full border-separate border-spacing-0 text-md">
          <thead>
            <tr className="text-sm text-muted">
              <th scope="col" className={`${cell} sticky top-0 bg-sunken`}>{format === 'csv' ? <Trans>Line</Trans> : <Trans>Place in the list</Trans>}</th>
              <th scope="col" className={`${cell} sticky top-0 bg-sunken`}><Trans>Column</Trans></th>
              <th scope="col" className={`${cell} sticky top-0 bg-sunken`}><Trans>What is wrong</Trans></th>
            </tr>
          </thead>
          <tbody>
            {faults.map((fault) => (
              <tr key={`${fault.line} ${fault.column} ${fault.code}`}>
                <th scope="row" className={`${cell} tabular-nums`}>{count(fault.line)}</th>
                <td className={cell}><code dir="ltr">{fault.column}</code></td>
                <td className={cell}><FaultWords fault={fault} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

/** In the reader's language; what is newer than this page stands as the service says it. */
function FaultWords({ fault: { code, message } }: { fault: Fault }): ReactNode {
  const { i18n } = useLingui()
  const words = faultWords(code)
  return words ? i18n._(words) : <span lang="en" dir="ltr">{message}</span>
}
