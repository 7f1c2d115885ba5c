import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { count } from '@/locale/numbers'
import { BarChart } from '@/ui/chart/bar-chart'

import { fetchFunnelCsv, type Funnel, readFunnel } from '../api/funnel'
import { usePeriod } from '../period'
import { percent } from '../words'
import { Report } from './report'

const STEPS: Readonly<Record<string, MessageDescriptor>> = {
  session: msg`Visited the shop`,
  product_view: msg`Looked at a product`,
  add_to_cart: msg`Put something into the cart`,
  checkout_started: msg`Began the checkout`,
  paid: msg`Paid the order`,
}

/** How far visits come, and where they end. */
export function FunnelChart(): ReactNode {
  const { t } = useLingui()
  const period = usePeriod()
  return (
    <Report
      title={<Trans>Where people leave</Trans>}
      query={useQuery(readFunnel(period))}
      daysOf={(data) => data.period}
      csv={{ name: t`steps`, fetch: (signal) => fetchFunnelCsv(period, signal) }}
      empty={({ steps }) => (steps[0]?.sessions ?? 0) === 0 && <Trans>Nobody who agreed to be counted came in this period.</Trans>}
    >
      {(data, waiting) => <Chart funnel={data} waiting={waiting} />}
    </Report>
  )
}

function Chart({ funnel: { steps }, waiting }: { funnel: Funnel; waiting: boolean }): ReactNode {
  const { t, i18n } = useLingui()
  const nameOf = (index: number): string => {
    const step = steps[index]?.step ?? ''
    return STEPS[step] ? i18n._(STEPS[step]) : step
  }
  const detail = (index: number): string => {
    const step = steps[index]
    if (index === 0 || step?.of_previous == null || step.of_all === null) return ''
    const [previous, all] = [percent(step.of_previous), percent(step.of_all)]
    return index === 1 ? t`${all} of all visits` : t`${previous} of the step before, ${all} of all visits`
  }
  return (
    <BarChart
      label={t`Visits step by step`}
      finding={useFinding(steps, nameOf)}
      pointName={t`Step`}
      points={steps.map((_, index) => nameOf(index))}
      values={{ name: t`Visits`, values: steps.map(({ sessions }) => sessions) }}
      more={[
        { name: t`Of the step before`, values: steps.map(({ of_previous: share }, index) => (index === 0 ? 1 : share)), format: percent },
        { name: t`Of all visits`, values: steps.map(({ of_all: share }) => share), format: percent },
      ]}
      detail={detail}
      format={count}
      waiting={waiting}
    />
  )
}

/** The step that the smallest share of those before it takes. */
function useFinding(steps: Funnel['steps'], nameOf: (index: number) => string): string {
  const { t } = useLingui()
  const shares = steps.map(({ of_previous: share }, index) => (index === 0 ? 1 : (share ?? 1)))
  const hardest = shares.indexOf(Math.min(...shares))
  const paying = percent(steps.at(-1)?.of_all ?? 0)
  if (hardest <= 0) return t`${paying} of all visits pay.`
  const [step, before, share] = [nameOf(hardest), nameOf(hardest - 1), percent(shares[hardest] ?? 0)]
  return t`${paying} of all visits pay. Most leave between “${before}” and “${step}”: ${share} go on.`
}
