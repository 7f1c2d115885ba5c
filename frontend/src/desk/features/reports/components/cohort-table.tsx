import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'

import { onUtcDay } from '@/locale/dates'
import { count } from '@/locale/numbers'
import { HeatTable } from '@/ui/chart/heat-table'

import { type Cohorts, fetchCohortsCsv, readCohorts } from '../api/cohorts'
import { percent } from '../words'
import { Choices } from './choices'
import { Report } from './report'

/** How many weeks, as the address says it. */
const WEEKS = [4, 8, 12, 26] as const
const USUAL = 8

/** Who comes back, by the week of the first visit. */
export function CohortTable(): ReactNode {
  const { t } = useLingui()
  const [search] = useSearchParams()
  const weeks = WEEKS.find((each) => each === Number(search.get('weeks'))) ?? USUAL
  const choices = WEEKS.map((each) => {
    const other = new URLSearchParams(search)
    other.set('weeks', String(each))
    return { search: `?${other.toString()}`, name: plural(each, { one: '# week', other: '# weeks' }), chosen: each === weeks }
  })
  return (
    <>
      <Choices label={t`How far back`} choices={choices} />
      <Report
        title={<Trans>Who comes back, week by week</Trans>}
        query={useQuery(readCohorts(weeks))}
        daysOf={(data) => data.time_zone}
        csv={{ name: t`weeks`, fetch: (signal) => fetchCohortsCsv(weeks, signal) }}
        empty={({ items }) => items.every(({ visitors }) => visitors === 0) && <Trans>Nobody who agreed to be counted came in these weeks.</Trans>}
      >
        {(data, waiting) => <Table cohorts={data} waiting={waiting} />}
      </Report>
    </>
  )
}

function Table({ cohorts: { items }, waiting }: { cohorts: Cohorts; waiting: boolean }): ReactNode {
  const { t } = useLingui()
  const longest = Math.max(...items.map(({ returned }) => returned.length), 1)
  const columns = Array.from({ length: longest - 1 }, (_, index) => {
    const week = index + 1
    return t`Week ${week}`
  })
  return (
    <>
      <HeatTable
        label={t`Who comes back, week by week`}
        finding={useFinding(items)}
        rowName={t`First week from`}
        sizeName={t`Visitors`}
        columns={columns}
        rows={items.map(({ week, visitors, returned }) => ({
          name: onUtcDay(week),
          size: count(visitors),
          shares: returned.slice(1).map((came) => (visitors === 0 ? null : came / visitors)),
          inWords: (index: number): string => {
            const [came, all] = [count(returned[index + 1] ?? 0), count(visitors)]
            return t`${came} of ${all}`
          },
        }))}
        format={percent}
        waiting={waiting}
      />
      <p className="text-md text-muted"><Trans>The last number of each row is of the present week, which is not over.</Trans></p>
    </>
  )
}

/** Of the weeks whose next one is over. */
function useFinding(items: Cohorts['items']): string {
  const { t } = useLingui()
  const over = items.filter(({ returned, visitors }) => returned.length > 2 && visitors > 0)
  const all = over.reduce((sum, { visitors }) => sum + visitors, 0)
  if (all === 0) return t`It takes two whole weeks until it is known who comes back.`
  const share = percent(over.reduce((sum, { returned }) => sum + (returned[1] ?? 0), 0) / all)
  return t`${share} of those who came for the first time came back in the next week.`
}
