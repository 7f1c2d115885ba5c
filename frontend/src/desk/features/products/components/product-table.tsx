import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'

import type { components } from '@/api/generated/product'
import { CsvButton } from '@/desk/list/csv-button'
import { type Column, DataList } from '@/desk/list/data-list'
import { FilterBar } from '@/desk/list/filter-bar'
import { useListAddress } from '@/desk/list/list-address'
import { may } from '@/desk/session/may'
import { onDay } from '@/locale/dates'
import { textIn } from '@/locale/locale'
import { count } from '@/locale/numbers'
import { LinkButton } from '@/ui/button'
import { Amount } from '@/ui/price'
import { Empty } from '@/ui/states'
import { Thumb } from '@/ui/thumb'

import type { Action } from '../api/change-statuses'
import { readCategoryChoices } from '../api/read-category-choices'
import { type ProductCard, type ProductFilters, readCsv, readProducts } from '../api/read-products'
import { MISSING, STATUS, STOCK } from '../words'
import { BulkDialog } from './bulk-dialog'
import { MissingIn, Pieces, StatusBadge } from './product-badges'

const keys = <Known extends string>(words: Record<Known, unknown>): Known[] => Object.keys(words) as Known[]
const SORTS = ['newest', 'title', 'stock', 'price_asc', 'price_desc'] as const satisfies components['schemas']['StaffSort'][]
const SPEC = {
  filters: { q: 'text', status: keys(STATUS), stock: keys(STOCK), missing: keys(MISSING), category: 'text', without_picture: ['true'] },
  sorts: SORTS,
} as const
/** More than that are not counted. */
const MOST_COUNTED = 10_000

const COLUMNS: readonly Column<ProductCard>[] = [
  { id: 'status', head: <Trans>State</Trans>, cell: ({ status }) => <StatusBadge status={status} /> },
  { id: 'price', head: <Trans>Price</Trans>, cell: (card) => <PriceRange of={card} />, end: true, sort: { up: 'price_asc', down: 'price_desc' } },
  { id: 'stock', head: <Trans>Stock</Trans>, cell: (card) => <Pieces {...card} />, end: true, sort: { up: 'stock' } },
  { id: 'missing', head: <Trans>Texts missing</Trans>, cell: ({ missing }) => <MissingIn missing={missing} />, wide: true },
  { id: 'changed', head: <Trans>Changed</Trans>, cell: ({ updated_at: at }) => onDay(at), wide: 'widest' },
  { id: 'created', head: <Trans>Made</Trans>, cell: ({ created_at: at }) => onDay(at), wide: 'widest', sort: { down: 'newest' } },
]

/** Products in any state, found by words, SKU and by what is to be done with them. */
export function ProductTable(): ReactNode {
  const { t, i18n } = useLingui()
  const address = useListAddress(SPEC)
  const { values, sort, cursor } = address
  const { without_picture, ...said } = values
  const filters = { ...said, ...(without_picture && { without_picture: true }), ...(sort && { sort }) } as ProductFilters
  const query = useQuery(readProducts(filters, cursor))
  const { data: categories = [] } = useQuery(readCategoryChoices())
  const [bulk, setBulk] = useState<{ action: Action; rows: readonly ProductCard[] }>()
  const begin = (action: Action) => (rows: readonly ProductCard[]): void => { setBulk({ action, rows }) }
  return (
    <div className="grid grid-cols-1 gap-4">
      <FilterBar
        list="products"
        address={address}
        search={{ name: 'q', label: t`Words or SKU`, placeholder: t`Words of the title, or how a SKU begins`, maxLength: 200 }}
        choices={[
          { name: 'status', label: t`State`, any: t`Any state`, options: keys(STATUS).map((value) => ({ value, label: i18n._(STATUS[value]) })) },
          { name: 'category', label: t`Category`, any: t`Any category`, options: categories },
          { name: 'stock', label: t`Stock`, any: t`Any stock`, options: keys(STOCK).map((value) => ({ value, label: i18n._(STOCK[value]) })) },
          { name: 'missing', label: t`Texts`, any: t`Any texts`, options: keys(MISSING).map((value) => ({ value, label: i18n._(MISSING[value]) })) },
          { name: 'without_picture', label: t`Pictures`, any: t`With or without`, options: [{ value: 'true', label: t`Without a picture` }] },
        ]}
      />
      <DataList
        list="products"
        label={t`Products`}
        query={query}
        address={address}
        keyOf={({ id }) => id}
        name={{ head: <Trans>Product</Trans>, of: ({ title }) => title, show: (card) => <Name of={card} />, to: ({ id }) => `/admin/products/${id}`, sort: { up: 'title' } }}
        columns={COLUMNS}
        orders={[
          t`Changed last`,
          { value: 'newest', label: t`Newest first` },
          { value: 'title', label: t`By title` },
          { value: 'stock', label: t`What runs out first` },
          { value: 'price_asc', label: t`Cheapest first` },
          { value: 'price_desc', label: t`Dearest first` },
        ]}
        total={query.data?.total != null && <Total of={query.data.total} />}
        tools={<CsvButton name="products" fetchCsv={(signal) => readCsv(filters, signal)} />}
        {...(may('products.write') && {
          edit: ({ id }: ProductCard) => `/admin/products/${id}`,
          bulk: [
            { id: 'publish', name: <Trans>Publish…</Trans>, run: begin('publish') },
            { id: 'unpublish', name: <Trans>Take off sale…</Trans>, run: begin('unpublish') },
            { id: 'archive', name: <Trans>Archive…</Trans>, run: begin('archive') },
          ],
        })}
        empty={
          <Empty title={<Trans>No products yet</Trans>} action={may('products.write') && <LinkButton to="/admin/products/new"><Trans>New product</Trans></LinkButton>}>
            <Trans>Each begins as a draft, which only staff see.</Trans>
          </Empty>
        }
      />
      {bulk && <BulkDialog {...bulk} onClose={() => { setBulk(undefined) }} />}
    </div>
  )
}

function Name({ of: { title, lang, image } }: { of: ProductCard }): ReactNode {
  const url = image && Object.entries(image.urls).sort(([a], [b]) => Number(a) - Number(b))[0]?.[1]
  return (
    <span className="flex items-center gap-3">
      <Thumb url={url ?? image?.url ?? null} className="size-10" />
      <span {...textIn(lang)} className="min-w-32">{title}</span>
    </span>
  )
}

/** What its variants cost, from the cheapest to the dearest. */
function PriceRange({ of: { price_from: from, price_to: to } }: { of: ProductCard }): ReactNode {
  const lowest = <Amount of={from} />
  if (from.amount === to.amount) return lowest
  const highest = <Amount of={to} />
  return <Trans>{lowest} to {highest}</Trans>
}

function Total({ of: total }: { of: number }): ReactNode {
  const shown = count(total)
  if (total >= MOST_COUNTED) return <Trans>{shown} products or more</Trans>
  return <Plural value={total} one="# product" other="# products" />
}
