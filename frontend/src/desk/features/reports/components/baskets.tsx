import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { may } from '@/desk/session/may'
import { onShortUtcDay, onUtcDay } from '@/locale/dates'
import { count } from '@/locale/numbers'
import { BarChart } from '@/ui/chart/bar-chart'
import { LineChart } from '@/ui/chart/line-chart'

import { type Baskets as Answer, fetchBasketsCsv, readBaskets } from '../api/baskets'
import { usePeriod } from '../period'
import { percent, shortCount, todayIn } from '../words'
import { Report } from './report'

/** Baskets that were filled and left, day by day, and what was left in them. */
export function Baskets(): ReactNode {
  const { t } = useLingui()
  const period = usePeriod()
  return (
    <Report
      title={<Trans>Baskets day by day</Trans>}
      query={useQuery(readBaskets(period))}
      daysOf={(data) => data.period}
      csv={{ name: t`baskets`, fetch: (signal) => fetchBasketsCsv(period, signal) }}
      empty={({ filled }) => filled === 0 && <Trans>Nobody who agreed to be counted filled a basket in this period.</Trans>}
    >
      {(data, waiting, readAt) => (
        <>
          <Days baskets={data} waiting={waiting} readAt={readAt} />
          {data.products.length > 0 && (
            <div className="grid grid-cols-1 gap-4 border-t border-line pt-4">
              <h3 className="text-lg"><Trans>What was left in them</Trans></h3>
              <Products baskets={data} waiting={waiting} />
            </div>
          )}
        </>
      )}
    </Report>
  )
}

function Days({ baskets, waiting, readAt }: { baskets: Answer; waiting: boolean; readAt: number }): ReactNode {
  const { t } = useLingui()
  const { days, period: { last, time_zone: zone } } = baskets
  const [left, filled, share] = [count(baskets.abandoned), count(baskets.filled), percent(baskets.abandoned_share ?? 0)]
  return (
    <LineChart
      counted
      unfinished={last === todayIn(zone, new Date(readAt)) ? days.length - 1 : undefined}
      label={t`Baskets day by day`}
      finding={t`${left} of ${filled} filled baskets were left: ${share}.`}
      pointName={t`Day`}
      points={days.map(({ day }) => onUtcDay(day))}
      series={[
        { name: t`Filled`, values: days.map((day) => day.filled) },
        { name: t`Left`, values: days.map(({ abandoned }) => abandoned) },
      ]}
      more={[{ name: t`Paid for`, values: days.map(({ paid }) => paid) }]}
      format={count}
      shortValue={shortCount}
      shortPoint={(index) => onShortUtcDay(days[index]?.day ?? '')}
      waiting={waiting}
    />
  )
}

function Products({ baskets: { products }, waiting }: { baskets: Answer; waiting: boolean }): ReactNode {
  const { t } = useLingui()
  const nameOf = (index: number): string => products[index]?.product.title ?? t`A product that is not known any more`
  const name = nameOf(0)
  const times = plural(products[0]?.baskets ?? 0, { one: '# basket', other: '# baskets' })
  return (
    <BarChart
      label={t`What was left in baskets`}
      finding={t`“${name}” was left most often: in ${times}.`}
      pointName={t`Product`}
      points={products.map((_, index) => nameOf(index))}
      values={{ name: t`Left baskets`, values: products.map(({ baskets }) => baskets) }}
      format={count}
      most={10}
      to={(index) => (may('products.read') && products[index]?.product.title != null ? `/admin/products/${products[index].product.id}` : undefined)}
      waiting={waiting}
    />
  )
}
