import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { Badge } from '@/desk/ui/badge'
import { Facts } from '@/desk/ui/facts'
import { Panel } from '@/desk/ui/panel'
import { atTime } from '@/locale/dates'
import { LinkButton } from '@/ui/button'
import { Notice } from '@/ui/notice'

import type { Feed } from '../api/feeds'
import { STATUS, TONES } from '../words'
import { DecideFeed } from './decide-feed'
import { FaultTable, FeedNumbers, HeldReasons } from './feed-report'
import { SellerName } from './feed-table'

/** One feed: what it says, what became of it, and what is to be decided. */
export function FeedScreen({ feed }: { feed: Feed }): ReactNode {
  const { i18n } = useLingui()
  const { seller_id: seller, status, fault_count: faults, decided_at: decided, decided_by: by } = feed
  return (
    <div className="grid grid-cols-1 items-start gap-5 xl:grid-cols-[24rem_minmax(0,1fr)]">
      <Panel title={<Trans>About this feed</Trans>}>
        <Facts
          facts={[
            { id: 'state', name: <Trans>State</Trans>, value: <Badge tone={TONES[status]}>{i18n._(STATUS[status])}</Badge> },
            { id: 'seller', name: <Trans>Seller</Trans>, value: <Link to={`/admin/sellers/${seller}`} className="link inline-block min-h-6"><SellerName id={seller} /></Link> },
            { id: 'received', name: <Trans>Received</Trans>, value: atTime(feed.received_at) },
            ...(decided === null ? [] : [{ id: 'decided', name: by === null ? <Trans>Ended by a newer feed, or with its seller</Trans> : <Trans>Decided</Trans>, value: atTime(decided) }]),
          ]}
        />
      </Panel>
      <div className="grid min-w-0 grid-cols-1 gap-5">
        {status === 'held' && <HeldReasons feed={feed}><DecideFeed feed={feed} /></HeldReasons>}
        {faults > 0 ? (
          <Panel title={<Plural value={faults} one="# fault" other="# faults" />}>
            <Notice><Trans>One bad row refuses the whole feed: nothing was changed. Mend the file and send it again.</Trans></Notice>
            <FaultTable feed={feed} />
            <LinkButton kind="outline" to={`/admin/feeds/new?seller=${seller}`} className="justify-self-start"><Trans>Send the mended file</Trans></LinkButton>
          </Panel>
        ) : (
          <Panel title={status === 'applied' ? <Trans>What it changed</Trans> : <Trans>What it would change</Trans>}><FeedNumbers feed={feed} /></Panel>
        )}
      </div>
    </div>
  )
}
