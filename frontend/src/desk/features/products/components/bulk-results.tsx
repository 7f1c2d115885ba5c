import { Trans, useLingui } from '@lingui/react/macro'
import { Check, CircleAlert, ExternalLink } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { wordsFor } from '@/api/words'
import { textIn } from '@/locale/locale'

import { CHANGE_WORDS, leadsTo, type Result } from '../api/change-statuses'
import { StatusBadge } from './product-badges'
import { type BulkRun, remaining } from './use-bulk'

/** What became of each, what failed first. */
export function BulkResults({ run }: { run: BulkRun }): ReactNode {
  const { results, phase } = run
  const failed = results.filter(({ outcome }) => outcome === 'refused')
  const fine = results.filter(({ outcome }) => outcome !== 'refused')
  const tried = new Set(results.map(({ job }) => job.row.id))
  const untried = phase === 'done' ? remaining(run).filter(({ row }) => !tried.has(row.id)) : []
  return (
    <ul className="grid gap-1">
      {failed.map((result) => <Line key={result.job.row.id} result={result} />)}
      {untried.map(({ row }) => (
        <li key={row.id} className={LINE}>
          <span {...textIn(row.lang)} className="min-w-0">{row.title}</span>
          <span className="text-muted"><Trans>not tried</Trans></span>
        </li>
      ))}
      {fine.map((result) => <Line key={result.job.row.id} result={result} />)}
    </ul>
  )
}

const LINE = 'flex flex-wrap items-center justify-between gap-x-3 gap-y-1 border-b border-line py-2'

function Line({ result: { job: { row, way }, outcome, problem } }: { result: Result }): ReactNode {
  const { i18n } = useLingui()
  const { title, lang, id } = row
  const name = <span {...textIn(lang)}>{title}</span>
  if (outcome !== 'refused') {
    return (
      <li className={LINE}>
        <span className="flex min-w-0 items-start gap-2"><Check aria-hidden className="mt-0.5 size-5 shrink-0 text-ok" />{name}</span>
        <span className="flex items-center gap-2">
          {outcome === 'unchanged' && <span className="text-sm text-muted"><Trans>was so already</Trans></span>}
          <StatusBadge status={leadsTo(way, row.status)} />
        </span>
      </li>
    )
  }
  return (
    <li className={LINE}>
      <span className="flex min-w-0 items-start gap-2">
        <CircleAlert aria-hidden className="mt-0.5 size-5 shrink-0 text-danger" />
        <span className="grid min-w-0">
          {/* Beside, so that what is said here stays. */}
          <Link to={`/admin/products/${id}`} target="_blank" className="link inline-flex min-h-6 items-center gap-1 justify-self-start font-semibold">
            {name}
            <ExternalLink aria-hidden className="size-4 shrink-0" />
            <span className="sr-only"><Trans>(opens in a new tab)</Trans></span>
          </Link>
          <span className="text-md text-danger">{problem && i18n._(wordsFor(problem, CHANGE_WORDS))}</span>
        </span>
      </span>
    </li>
  )
}
