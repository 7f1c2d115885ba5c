import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'

import { Badge } from '@/desk/ui/badge'
import { Panel } from '@/desk/ui/panel'
import { atHour } from '@/locale/dates'
import { money } from '@/locale/money'
import { count } from '@/locale/numbers'
import { ChartTable } from '@/ui/chart/chart-table'
import { Pointer } from '@/ui/chart/pointer'
import { Sparkline } from '@/ui/chart/sparkline'
import { Skeleton } from '@/ui/skeleton'

import { useLiveNumbers } from '../api/live-numbers'
import type { Minute, Shown } from '../minutes'
import { amounts, atSecond } from '../words'

/** What happens in the shop right now. */
export function Live(): ReactNode {
  const { shown, live } = useLiveNumbers()
  return (
    <Panel title={<Trans>The last half hour</Trans>} action={<State live={live} known={shown !== undefined} />}>
      {shown ? (
        <>
          <AsOf at={shown.at} live={live} />
          <Numbers shown={shown} />
        </>
      ) : (
        <Skeleton className="h-80 rounded-card!" />
      )}
    </Panel>
  )
}

function State({ live, known }: { live: boolean; known: boolean }): ReactNode {
  return (
    <span role="status">
      {live ? <Badge tone="ok"><Trans>Live</Trans></Badge> : <Badge tone="wait">{known ? <Trans>Not live, connecting again</Trans> : <Trans>Connecting</Trans>}</Badge>}
    </span>
  )
}

function AsOf({ at, live }: { at: Date; live: boolean }): ReactNode {
  const time = <time dateTime={at.toISOString()} className="tabular-nums">{atSecond(at)}</time>
  return live ? <p className="text-md text-muted"><Trans>As of {time}</Trans></p> : <p className="text-md font-semibold text-warn"><Trans>These numbers are of {time}, and may be out of date.</Trans></p>
}

const sum = (minutes: readonly Minute[], of: (minute: Minute) => number): number => minutes.reduce((all, minute) => all + of(minute), 0)

function Numbers({ shown: { active, minutes } }: { shown: Shown }): ReactNode {
  const { t } = useLingui()
  const last = minutes.length - 1
  const [chosen, setChosen] = useState<number>()
  const at = chosen ?? last
  const inMoney = amounts(minutes[0]?.revenue.currency ?? 'EUR')
  const revenue = (minute: Minute): number => minute.revenue.amount
  const numbers = [
    { id: 'pages', name: t`Pages looked at`, of: (minute: Minute) => minute.page_views, format: count },
    { id: 'carts', name: t`Put into carts`, of: (minute: Minute) => minute.carts, format: count },
    { id: 'orders', name: t`Paid orders`, of: (minute: Minute) => minute.orders, format: count },
    { id: 'revenue', name: t`Revenue`, of: revenue, format: inMoney },
  ]
  const points = minutes.map(({ starts_at: start }) => atHour(start))
  const minute = points[at] ?? ''
  const there = (format: (value: number) => string, of: (minute: Minute) => number): string => format(minutes[at] ? of(minutes[at]) : 0)
  const label = t`The last half hour, minute by minute`
  return (
    <figure className="grid grid-cols-1 gap-4">
      <figcaption className="max-w-prose text-lg">{useFinding(active, minutes)}</figcaption>
      <div className="relative">
        <Pointer label={label} last={last} at={at} said={`${minute}: ${numbers.map(({ name, of, format }) => `${name} ${there(format, of)}`).join(', ')}`} onChoose={setChosen} />
        <div role="img" aria-label={label} className="grid grid-cols-2 gap-3 rounded-control outline-offset-2 peer-focus-visible:outline-3 peer-focus-visible:outline-primary xl:grid-cols-4">
          {numbers.map(({ id, name, of, format }) => (
            <div key={id} className="grid content-start gap-1 rounded-control bg-sunken p-4">
              <span className="text-md text-muted">{name}</span>
              <span className="font-display text-h2 font-bold wrap-anywhere tabular-nums"><bdi>{format(sum(minutes, of))}</bdi></span>
              <Sparkline values={minutes.map(of)} at={at} />
              <span className="text-sm text-muted"><bdi>{minute}</bdi>: <bdi>{there(format, of)}</bdi></span>
            </div>
          ))}
        </div>
      </div>
      <ChartTable
        pointName={t`Minute`}
        points={points}
        series={[
          ...numbers.map(({ name, of, format }) => ({ name, values: minutes.map(of), format })),
          { name: t`Products looked at`, values: minutes.map((each) => each.product_views) },
          { name: t`Searches`, values: minutes.map((each) => each.searches) },
          { name: t`Checkouts begun`, values: minutes.map((each) => each.checkouts) },
        ]}
        format={count}
      />
    </figure>
  )
}

function useFinding(active: number, minutes: readonly Minute[]): string {
  const { t } = useLingui()
  const visits = plural(active, { one: '# visit is under way', other: '# visits are under way' })
  const orders = sum(minutes, (minute) => minute.orders)
  const paid = plural(orders, { one: '# order was paid', other: '# orders were paid' })
  const total = money({ amount: sum(minutes, ({ revenue }) => revenue.amount), currency: minutes[0]?.revenue.currency ?? 'EUR' })
  return orders === 0 ? t`${visits}; nothing was paid in the last half hour.` : t`${visits}; ${paid} in the last half hour: ${total}.`
}
