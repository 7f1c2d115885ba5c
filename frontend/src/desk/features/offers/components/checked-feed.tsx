import { plural } from '@lingui/core/macro'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { CsvButton } from '@/desk/list/csv-button'
import { Panel } from '@/desk/ui/panel'
import { atTime } from '@/locale/dates'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'

import { type Feed, readFeeds } from '../api/feeds'
import { type FeedFile, rejectedRows } from '../feed-file'
import { faultWords } from '../words'
import { FaultTable, FeedNumbers, HeldReasons } from './feed-report'

interface CheckedFeedProps {
  /** What would become of it. */
  feed: Feed
  file: FeedFile
  busy: boolean
  onApply: () => void
}

/** What a dry run said: rows that are wrong, or what would change, and the way on. */
export function CheckedFeed({ feed, file, busy, onApply }: CheckedFeedProps): ReactNode {
  if (feed.fault_count > 0) return <Faulty feed={feed} file={file} />
  const held = feed.held_because.length > 0
  return (
    <Panel title={<Trans>What it would change</Trans>}>
      <SentBefore feed={feed} />
      {held && <HeldReasons feed={feed}><p><Trans>Sent all the same, it is held until somebody has looked at it.</Trans></p></HeldReasons>}
      <FeedNumbers feed={feed} />
      <Button busy={busy} onClick={onApply} className="justify-self-start">{held ? <Trans>Send it to be held</Trans> : <Trans>Apply this feed</Trans>}</Button>
    </Panel>
  )
}

function Faulty({ feed, file }: { feed: Feed; file: FeedFile }): ReactNode {
  const { t, i18n } = useLingui()
  const { fault_count: faults } = feed
  const bad = new Set(feed.faults.map(({ line }) => line)).size
  const rejected = async (): Promise<Blob> => {
    const said = feed.faults.map(({ line, column, code, message }) => {
      const words = faultWords(code)
      return { line, words: `${column}: ${words ? i18n._(words) : message}` }
    })
    // The mark at the beginning tells a spreadsheet that this is UTF-8.
    return new Blob(['\uFEFF', rejectedRows(await file.file.text(), file.kind, said, [t`Line`, t`What is wrong`])], { type: 'text/csv' })
  }
  const rows = plural(bad, { one: '# row', other: '# rows' })
  return (
    <Panel title={<Plural value={faults} one="# fault" other="# faults" />} action={<CsvButton fetchCsv={rejected} name={t`rejected rows`} />}>
      <Notice kind="warn" title={<Trans>Nothing was sent</Trans>}>
        <p><Trans>One bad row refuses the whole feed. Mend these {rows} in your file, then choose it again.</Trans></p>
      </Notice>
      <FaultTable feed={feed} />
    </Panel>
  )
}

/** Whether this very file came before. */
function SentBefore({ feed: { seller_id: seller, sha256 } }: { feed: Feed }): ReactNode {
  const { data } = useQuery(readFeeds({ seller_id: seller }))
  const same = data?.items.find((each) => each.sha256 === sha256 && each.status !== 'refused')
  if (!same) return null
  const at = atTime(same.received_at)
  return (
    <Notice title={<Trans>This very file came before</Trans>}>
      <p><Trans>It was received on {at}. Sent again, it only says that its offers are still there.</Trans></p>
      <Link to={`/admin/feeds/${same.id}`} className="link inline-flex min-h-11 items-center justify-self-start"><Trans>See that feed</Trans></Link>
    </Notice>
  )
}
