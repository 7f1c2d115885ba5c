import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { ArrowRight } from 'lucide-react'
import type { ReactNode } from 'react'

import { languageName } from '@/locale/languages'
import { textIn } from '@/locale/locale'

import { type Action, type Job, leadsTo } from '../api/change-statuses'
import type { ProductCard } from '../api/read-products'
import { StatusBadge } from './product-badges'
import { changes } from './use-bulk'

/** What will change, before anything does. */
export function BulkPreview({ action, jobs }: { action: Action; jobs: readonly Job[] }): ReactNode {
  const change = jobs.filter(changes)
  const same = jobs.filter((job) => !changes(job))
  const changing = change.length
  const staying = same.length
  return (
    <>
      {changing > 0 && <p><Meaning action={action} /></p>}
      {changing > 0 && (
        <section className="grid gap-2">
          <h3 className="font-semibold"><Plural value={changing} one="# changes" other="# change" /></h3>
          <ul className="grid gap-1">
            {change.map((job) => (
              <li key={job.row.id} className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 border-b border-line py-1">
                <Named row={job.row}>{action === 'publish' && <Lacks row={job.row} />}</Named>
                <span className="flex items-center gap-2">
                  <StatusBadge status={job.row.status} />
                  <ArrowRight aria-hidden className="mirror size-4" />
                  <StatusBadge status={leadsTo(job.way, job.row.status)} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {staying > 0 && (
        <section className="grid gap-2 text-muted">
          <h3 className="font-semibold"><Plural value={staying} one="# stays as it is" other="# stay as they are" /></h3>
          {action === 'unpublish' && <p className="text-md"><Trans>Only what is published can be taken off sale.</Trans></p>}
          <ul className="grid gap-1">
            {same.map(({ row }) => (
              <li key={row.id} className="flex flex-wrap items-center justify-between gap-3 border-b border-line py-1">
                <Named row={row} />
                <StatusBadge status={row.status} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function Meaning({ action }: { action: Action }): ReactNode {
  if (action === 'publish') return <Trans>Shoppers see them at once.</Trans>
  if (action === 'archive') return <Trans>They leave the shop at once. Orders keep what they say, nothing is deleted, and you can undo it.</Trans>
  return <Trans>They leave the shop at once and become drafts, which only staff see. You can undo it.</Trans>
}

function Named({ row: { title, lang }, children }: { row: ProductCard; children?: ReactNode }): ReactNode {
  return (
    <span className="min-w-0">
      <span {...textIn(lang)}>{title}</span>
      {children}
    </span>
  )
}

/** What a shopper would miss. It is no hindrance. */
function Lacks({ row: { image, missing, availability } }: { row: ProductCard }): ReactNode {
  const { t } = useLingui()
  const lacks = [
    ...(image === null ? [t`no picture`] : []),
    ...missing.map((each) => {
      const language = languageName(each)
      return t`no text in ${language}`
    }),
    ...(availability === 'out' ? [t`sold out`] : []),
  ]
  return lacks.length > 0 && <span className="block text-sm text-warn">{lacks.join(' · ')}</span>
}
