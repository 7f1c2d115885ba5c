import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'

import { may } from '@/desk/session/may'
import { money } from '@/locale/money'
import { count } from '@/locale/numbers'
import { BarChart } from '@/ui/chart/bar-chart'
import type { Series } from '@/ui/chart/chart'

import { fetchSoldProductsCsv, readSoldProducts, type SoldBy, type SoldProducts as Sold } from '../api/sold'
import { usePeriod } from '../period'
import { amounts } from '../words'
import { Choices } from './choices'
import { Report } from './report'

const MEASURES = ['revenue', 'pieces', 'views'] as const satisfies readonly SoldBy[]

/** Which products bring most, are bought most, or are looked at most. */
export function SoldProducts(): ReactNode {
  const { t } = useLingui()
  const period = usePeriod()
  const [search] = useSearchParams()
  const by = MEASURES.find((each) => each === search.get('by')) ?? 'revenue'
  const names = { revenue: t`Revenue`, pieces: t`Pieces`, views: t`Looked at` }
  const choices = MEASURES.map((each) => {
    const other = new URLSearchParams(search)
    other.set('by', each)
    return { search: `?${other.toString()}`, name: names[each], chosen: each === by }
  })
  return (
    <Report
      title={<Trans>Products</Trans>}
      query={useQuery(readSoldProducts(period, by))}
      daysOf={(data) => data.period}
      csv={{ name: t`products`, fetch: (signal) => fetchSoldProductsCsv(period, by, signal) }}
      empty={({ items }) => items.length === 0 && <Trans>Nothing was sold or looked at in this period.</Trans>}
    >
      {(data, waiting) => (
        <>
          <Choices label={t`The best by`} choices={choices} />
          <Chart sold={data} by={by} names={names} waiting={waiting} />
        </>
      )}
    </Report>
  )
}

function Chart({ sold: { items }, by, names, waiting }: { sold: Sold; by: SoldBy; names: Record<SoldBy, string>; waiting: boolean }): ReactNode {
  const { t } = useLingui()
  const inMoney = amounts(items[0]?.revenue.currency ?? 'EUR')
  const measures: Record<SoldBy, Series> = {
    revenue: { name: names.revenue, values: items.map(({ revenue }) => revenue.amount), format: inMoney },
    pieces: { name: names.pieces, values: items.map(({ pieces }) => pieces) },
    views: { name: names.views, values: items.map(({ views }) => views) },
  }
  return (
    <BarChart
      label={t`The best products`}
      finding={useFinding(items[0], by)}
      pointName={t`Product`}
      points={items.map(({ product }) => product.title ?? t`A product that is not known any more`)}
      values={measures[by]}
      more={[
        ...MEASURES.filter((each) => each !== by).map((each) => measures[each]),
        { name: t`Paid orders`, values: items.map(({ orders }) => orders) },
        { name: t`Put into carts`, values: items.map(({ carts }) => carts) },
        { name: t`Given back`, values: items.map(({ refunds }) => refunds.amount), format: inMoney },
        { name: t`Net`, values: items.map(({ net }) => net.amount), format: inMoney },
      ]}
      format={count}
      most={10}
      to={(index) => (may('products.read') && items[index]?.product.title != null ? `/admin/products/${items[index].product.id}` : undefined)}
      waiting={waiting}
    />
  )
}

function useFinding(best: Sold['items'][number] | undefined, by: SoldBy): string {
  const { t } = useLingui()
  if (!best) return ''
  const title = best.product.title ?? t`A product that is not known any more`
  const revenue = money(best.revenue)
  const pieces = plural(best.pieces, { one: '# piece', other: '# pieces' })
  const times = plural(best.views, { one: '# time', other: '# times' })
  switch (by) {
    case 'revenue':
      return t`“${title}” brought the most: ${revenue}.`
    case 'pieces':
      return t`“${title}” was bought the most: ${pieces}.`
    case 'views':
      return t`“${title}” was looked at the most: ${times}.`
  }
}
