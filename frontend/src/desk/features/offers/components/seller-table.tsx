import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { type Column, DataList } from '@/desk/list/data-list'
import { useListAddress } from '@/desk/list/list-address'
import { countryName } from '@/locale/countries'
import { onDay } from '@/locale/dates'
import { LinkButton } from '@/ui/button'
import { Empty } from '@/ui/states'

import { readSellers, type Seller } from '../api/sellers'
import { OfferWays } from './offer-ways'

const SPEC = { filters: {} } as const

const COLUMNS: readonly Column<Seller>[] = [
  { id: 'domain', head: <Trans>Its shop</Trans>, cell: ({ domain }) => <bdi>{domain}</bdi> },
  { id: 'country', head: <Trans>Country</Trans>, cell: ({ country }) => countryName(country), wide: true },
  { id: 'currency', head: <Trans>Currency</Trans>, cell: ({ currency }) => <bdi>{currency}</bdi>, wide: true },
  { id: 'created', head: <Trans>Known since</Trans>, cell: ({ created_at: at }) => onDay(at), wide: true },
  { id: 'feeds', head: <Trans>Feeds</Trans>, cell: ({ id }) => <Link to={`/admin/feeds?seller=${id}`} className="link inline-block min-h-6"><Trans>Its feeds</Trans></Link> },
]

/** Every seller whose prices are compared with the shop's, by name. */
export function SellerTable(): ReactNode {
  const { t } = useLingui()
  const address = useListAddress(SPEC)
  return (
    <div className="grid gap-4">
      <OfferWays />
      <DataList
        list="sellers"
        label={t`Other sellers`}
        query={useQuery(readSellers())}
        address={address}
        keyOf={({ id }) => id}
        name={{ head: <Trans>Name</Trans>, of: ({ name }) => name, to: ({ id }) => `/admin/sellers/${id}` }}
        columns={COLUMNS}
        empty={
          <Empty title={<Trans>No other sellers yet</Trans>} action={<LinkButton to="/admin/sellers/new"><Trans>New seller</Trans></LinkButton>}>
            <Trans>Their prices stand beside yours, once a seller is here and has sent a feed.</Trans>
          </Empty>
        }
      />
    </div>
  )
}
