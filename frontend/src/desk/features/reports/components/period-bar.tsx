import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'

import { Button } from '@/ui/button'

import { between, lengthOf, MOST_DAYS, searchOf, USUAL, usePeriod } from '../period'
import { Choices } from './choices'

const CONTROL = 'min-h-11 max-w-full rounded-control border border-control bg-surface px-3 text-md text-ink'

/** Which days the screen's reports are about: usual ones, or own dates. */
export function PeriodBar(): ReactNode {
  const { t } = useLingui()
  const [search] = useSearchParams()
  const period = usePeriod()
  const named = (days: number): string => (days === 1 ? t`Today` : plural(days, { one: '# day', other: '# days' }))
  return (
    <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
      <Choices
        label={t`Period`}
        choices={USUAL.map((days) => ({ search: searchOf({ days }, search), name: named(days), chosen: 'days' in period && lengthOf(period) === days }))}
      />
      <OwnDates key={searchOf(period)} />
    </div>
  )
}

/** They count when sent; the later day may come first. */
function OwnDates(): ReactNode {
  const { t } = useLingui()
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const period = usePeriod()
  const [wrong, setWrong] = useState(false)
  const own = 'from' in period ? period : undefined
  const field = (name: string, label: string, value: string | undefined): ReactNode => (
    <input type="date" name={name} required min="2000-01-01" max="2999-12-31" aria-label={label} aria-invalid={wrong || undefined} aria-describedby={wrong ? 'own-dates' : undefined} defaultValue={value} className={CONTROL} />
  )
  return (
    <form
      aria-label={t`Own dates`}
      className="grid gap-1"
      onSubmit={(event) => {
        event.preventDefault()
        const typed = new FormData(event.currentTarget)
        const wanted = between(typed.get('from') as string | null, typed.get('to') as string | null)
        setWrong(wanted === undefined)
        if (wanted) void navigate({ search: searchOf(wanted, search) }, { preventScrollReset: true })
      }}
    >
      <div className="flex flex-wrap items-center gap-2">
        {field('from', t`First day`, own?.from)}
        <span aria-hidden>–</span>
        {field('to', t`Last day`, own?.to)}
        <Button type="submit" kind="outline" size="sm"><Trans>Show</Trans></Button>
      </div>
      <p id="own-dates" role="status" className="text-sm font-semibold text-danger empty:hidden">
        {wrong && t`Choose two days; a report is about ${MOST_DAYS} days at most.`}
      </p>
    </form>
  )
}
