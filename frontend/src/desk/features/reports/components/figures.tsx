import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { money } from '@/locale/money'
import { count } from '@/locale/numbers'

import { type Dashboard, fetchDashboardCsv, readDashboard } from '../api/dashboard'
import { usePeriod } from '../period'
import { change, moneyOr, percent } from '../words'
import { Report } from './report'
import { Stats } from './stats'

/** A period in single numbers, each beside that of the period before. */
export function Figures(): ReactNode {
  const { t } = useLingui()
  const period = usePeriod()
  return (
    <Report
      title={<Trans>At a glance</Trans>}
      query={useQuery(readDashboard(period))}
      daysOf={(data) => data.period}
      csv={{ name: t`days`, fetch: (signal) => fetchDashboardCsv(period, signal) }}
    >
      {(data, waiting) => <Numbers dashboard={data} waiting={waiting} />}
    </Report>
  )
}

function Numbers({ dashboard: { figures: now, figures_before: before }, waiting }: { dashboard: Dashboard; waiting: boolean }): ReactNode {
  const { t } = useLingui()
  const none = t`none`
  const counted = (name: 'visitors' | 'new_customers') => ({ value: count(now[name]), before: count(before[name]), change: change(now[name], before[name]) })
  return (
    <Stats
      waiting={waiting}
      stats={[
        { id: 'revenue', name: <Trans>Revenue</Trans>, value: money(now.sold.revenue), before: money(before.sold.revenue), change: change(now.sold.revenue.amount, before.sold.revenue.amount) },
        { id: 'orders', name: <Trans>Paid orders</Trans>, value: count(now.sold.orders), before: count(before.sold.orders), change: change(now.sold.orders, before.sold.orders) },
        { id: 'average', name: <Trans>Average order</Trans>, value: moneyOr(now.average_order, none), before: moneyOr(before.average_order, none), change: change(now.average_order?.amount ?? 0, before.average_order?.amount ?? 0) },
        { id: 'visitors', name: <Trans>Visitors</Trans>, ...counted('visitors') },
        { id: 'conversion', name: <Trans>Visits that pay</Trans>, value: percentOr(now.conversion, none), before: percentOr(before.conversion, none) },
        { id: 'new', name: <Trans>New customers</Trans>, ...counted('new_customers') },
      ]}
    />
  )
}

const percentOr = (share: number | null, nothing: string): string => (share === null ? nothing : percent(share))
