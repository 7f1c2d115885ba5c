import { Trans, useLingui } from '@lingui/react/macro'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import type { components } from '@/api/generated/analytics'
import { CsvButton } from '@/desk/list/csv-button'
import { Panel } from '@/desk/ui/panel'
import { tag } from '@/locale/locale'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { Skeleton } from '@/ui/skeleton'
import { Failed } from '@/ui/states'

type Days = components['schemas']['PeriodAnswer']

interface ReportProps<Data> {
  title: ReactNode
  query: UseQueryResult<Data>
  /** Of whose days it is; of a report without a period, the shop's time zone alone. */
  daysOf: (data: Data) => Days | string
  /** The same numbers as a file: its name without `.csv`. */
  csv: { name: string; fetch: (signal: AbortSignal) => Promise<Blob> }
  /** What it says where nothing was counted; falsy where something was. */
  empty?: (data: Data) => ReactNode
  /** `waiting`: something else was asked for, and is on its way; `readAt`: when it was read, in milliseconds since the epoch. */
  children: (data: Data, waiting: boolean, readAt: number) => ReactNode
}

/** One report: on its way, not readable, without anything to show, or shown. What was read before stays while something else is asked. */
export function Report<Data>({ title, query, daysOf, csv, empty, children }: ReportProps<Data>): ReactNode {
  const { t } = useLingui()
  const { data, error, refetch, isFetching, isPlaceholderData, dataUpdatedAt } = query
  const retry = (): void => void refetch()
  if (data === undefined) {
    if (error) return <Panel title={title}><Failed title={<Trans>This report could not be read.</Trans>} problem={error} onRetry={retry} retrying={isFetching} /></Panel>
    return (
      <Panel title={title}>
        <p role="status" className="sr-only"><Trans>Loading</Trans></p>
        <Skeleton className="h-96 rounded-card!" />
      </Panel>
    )
  }
  const nothing = empty?.(data)
  return (
    <Panel title={title} action={<CsvButton fetchCsv={csv.fetch} name={csv.name} holds={t`These numbers as a table for a spreadsheet`} />}>
      <DaysLine of={daysOf(data)} />
      {error && (
        <Notice kind="warn" title={<Trans>This report could not be read anew</Trans>}>
          <p><Trans>It shows what was read before.</Trans></p>
          <Button kind="outline" busy={isFetching} onClick={retry} className="justify-self-start"><Trans>Try again</Trans></Button>
        </Notice>
      )}
      {nothing ? <p className="py-6 text-muted">{nothing}</p> : children(data, isPlaceholderData, dataUpdatedAt)}
    </Panel>
  )
}

const days = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

/** Which days these are, and of which time zone. */
function DaysLine({ of }: { of: Days | string }): ReactNode {
  const zone = <bdi className="whitespace-nowrap">{typeof of === 'string' ? of : of.time_zone}</bdi>
  if (typeof of === 'string') return <p className="text-md text-muted"><Trans>Days of the time zone {zone}</Trans></p>
  const span = <bdi>{days.formatRange(new Date(of.first), new Date(of.last))}</bdi>
  return <p className="text-md text-muted"><Trans>{span}, in the time zone {zone}</Trans></p>
}
