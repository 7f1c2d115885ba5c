import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense } from 'react'

import { useShop } from '@/api/shop'
import { onShortUtcDay, onUtcDay } from '@/locale/dates'
import { money, shortMoney } from '@/locale/money'
import { Skeleton } from '@/ui/skeleton'

import { type PriceHistory as History, readHistory } from '../api/read-history'
import { type Finding, findingOf } from '../finding'
import type { PricedVariant } from '../priced-variant'

/** As with all that stands here: where it does not come, the page is whole without it. */
const LineChart = lazy(() => import('@/ui/chart/line-chart').then(({ LineChart: it }) => ({ default: it }), () => ({ default: () => null })))

/** What the chosen variant has cost here, and at the cheapest of other sellers. Nothing where less than two days are known. */
export function PriceHistory({ productId, variant }: PricedVariant): ReactNode {
  const { data, isPlaceholderData } = useQuery(readHistory(productId, variant.id))
  const own = data && findingOf(data.days, 'own')
  const sellers = data && findingOf(data.days, 'sellers')
  if (!data || !(own ?? sellers)) return null
  return (
    <section aria-labelledby="price-history" className="grid gap-4">
      <h2 id="price-history">
        <Trans>Price history</Trans>
      </h2>
      <Suspense fallback={<Skeleton className="h-96" />}>
        <Chart history={data} own={own} sellers={sellers} waiting={isPlaceholderData} />
      </Suspense>
    </section>
  )
}

interface ChartProps {
  history: History
  own: Finding | undefined
  sellers: Finding | undefined
  waiting: boolean
}

function Chart({ history: { currency, days }, own, sellers, waiting }: ChartProps): ReactNode {
  const { t } = useLingui()
  const shop = useShop()?.name ?? 'Souk'
  const finding = useSentence(currency, own, sellers)
  const lines = [
    { name: shop, values: days.map((day) => day.own) },
    { name: t`Other sellers, the lowest`, values: days.map((day) => day.sellers) },
  ]
  return (
    <LineChart
      label={t`Prices day by day`}
      finding={finding}
      pointName={t`Day`}
      points={days.map(({ day }) => onUtcDay(day))}
      series={lines.filter(({ values }) => values.some((value) => value !== null))}
      format={(amount) => money({ amount, currency })}
      shortValue={(amount) => shortMoney({ amount, currency })}
      shortPoint={(index) => onShortUtcDay(days[index]?.day ?? '')}
      waiting={waiting}
    />
  )
}

/** The shop's own prices say something first; where they are too new for that, those of other sellers. */
function useSentence(currency: string, own: Finding | undefined, sellers: Finding | undefined): string {
  const { t } = useLingui()
  const found = own ?? sellers
  if (!found) return ''
  const lowest = money({ amount: found.lowest, currency })
  const now = found.now === null ? undefined : money({ amount: found.now, currency })
  const day = onUtcDay(found.on)
  const { days: passed } = found
  const days = plural(passed, { one: '# day', other: '# days' })
  if (!own) {
    if (now === undefined) return t`Lowest at other sellers in ${days}: ${lowest}, on ${day}.`
    return t`Lowest at other sellers in ${days}: ${lowest}, on ${day}. Today it is ${now}.`
  }
  if (now === undefined) return t`Lowest in ${days}: ${lowest}, on ${day}.`
  switch (found.kind) {
    case 'steady':
      return t`The price has been ${now} for ${days}.`
    case 'lowest_now':
      return t`Today’s price, ${now}, is the lowest in ${days}.`
    case 'was_lower':
      return t`Lowest in ${days}: ${lowest}, on ${day}. Today it is ${now}.`
  }
}
