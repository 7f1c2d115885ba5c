import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { type Column, DataList } from '@/desk/list/data-list'
import { FilterBar } from '@/desk/list/filter-bar'
import { useListAddress } from '@/desk/list/list-address'
import { Badge } from '@/desk/ui/badge'
import { atTime } from '@/locale/dates'
import { count } from '@/locale/numbers'
import { LinkButton } from '@/ui/button'
import { Empty } from '@/ui/states'

import { type Feed, type FeedStatus, readFeeds } from '../api/feeds'
import { readSellers } from '../api/sellers'
import { HELD, STATUS, TONES } from '../words'
import { OfferWays } from './offer-ways'

const STATUSES = Object.keys(STATUS) as FeedStatus[]
const SPEC = { filters: { seller: 'text', status: STATUSES } } as const

const COLUMNS: readonly Column<Feed>[] = [
  { id: 'seller', head: <Trans>Seller</Trans>, cell: ({ seller_id: id }) => <SellerName id={id} /> },
  { id: 'status', head: <Trans>State</Trans>, cell: (feed) => <FeedState feed={feed} /> },
  { id: 'rows', head: <Trans>Rows</Trans>, cell: ({ rows }) => count(rows), end: true, wide: true },
  { id: 'added', head: <Trans>New offers</Trans>, cell: ({ difference }) => count(difference.added), end: true, wide: 'widest' },
  { id: 'changed', head: <Trans>Changed offers</Trans>, cell: ({ difference }) => count(difference.changed), end: true, wide: 'widest' },
]

/** A seller by name; one that was removed has none. */
export function SellerName({ id }: { id: string }): ReactNode {
  const { data } = useQuery(readSellers())
  const name = data?.items.find((seller) => seller.id === id)?.name
  if (name !== undefined) return <bdi>{name}</bdi>
  return data ? <span className="text-muted"><Trans>removed</Trans></span> : null
}

/** How it stands; of a held or faulty one, why. */
export function FeedState({ feed: { status, held_because: why, fault_count: faults, decided_at: decided } }: { feed: Feed }): ReactNode {
  const { i18n } = useLingui()
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <Badge tone={TONES[status]}>{i18n._(STATUS[status])}</Badge>
      {status === 'held' && <span className="text-sm text-muted">{why.map((each) => i18n._(HELD[each])).join(' ')}</span>}
      {faults > 0 && <span className="text-sm text-muted"><Plural value={faults} one="# fault" other="# faults" /></span>}
      {status !== 'held' && decided !== null && <span className="text-sm text-muted"><Trans>was held</Trans></span>}
    </span>
  )
}

/** What sellers sent, the newest first. */
export function FeedTable(): ReactNode {
  const { t, i18n } = useLingui()
  const address = useListAddress(SPEC)
  const { seller, status } = address.values
  const { data: sellers } = useQuery(readSellers())
  const query = useQuery(readFeeds({ ...(seller && { seller_id: seller }), ...(status && { status: status as FeedStatus }) }, address.cursor))
  return (
    <div className="grid gap-4">
      <OfferWays />
      <FilterBar
        list="feeds"
        address={address}
        choices={[
          { name: 'seller', label: t`Seller`, any: t`Any seller`, options: (sellers?.items ?? []).map(({ id, name }) => ({ value: id, label: name })) },
          { name: 'status', label: t`State`, any: t`Any state`, options: STATUSES.map((value) => ({ value, label: i18n._(STATUS[value]) })) },
        ]}
      />
      <DataList
        list="feeds"
        label={t`Feeds`}
        query={query}
        address={address}
        keyOf={({ id }) => id}
        name={{ head: <Trans>Received</Trans>, of: ({ received_at: at }) => atTime(at), to: ({ id }) => `/admin/feeds/${id}` }}
        columns={COLUMNS}
        empty={
          <Empty title={<Trans>No feeds yet</Trans>} action={<LinkButton to="/admin/feeds/new"><Trans>Send a feed</Trans></LinkButton>}>
            <Trans>A feed is a file with all offers of a seller. It stays in this list for ninety days.</Trans>
          </Empty>
        }
      />
    </div>
  )
}
