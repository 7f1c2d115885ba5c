import { Trans, useLingui } from '@lingui/react/macro'
import { ExternalLink } from 'lucide-react'
import type { ReactNode } from 'react'

import { Badge } from '@/desk/ui/badge'
import { Panel } from '@/desk/ui/panel'
import { inLocale, LOCALES } from '@/locale/locale'
import { languageName } from '@/locale/languages'
import { Button } from '@/ui/button'

import type { Product, Status } from '../api/product'
import type { Fault } from '../validate'
import { STATUS, STATUS_MEANS, STATUS_TONE } from '../words'

interface StatePanelProps {
  /** None: it is new. */
  product: Product | undefined
  missing: readonly Fault[]
  dirty: boolean
  busy: boolean
  /** Null: who may only look. */
  onSave: ((status: Status) => void) | null
  onArchive: () => void
}

/** Whether shoppers see it, what they would miss, and the ways to publish, to take it off sale and to look at it as they do. */
export function StatePanel({ product, missing, dirty, busy, onSave, onArchive }: StatePanelProps): ReactNode {
  const { i18n } = useLingui()
  const status = product?.status ?? 'draft'
  return (
    <Panel title={<Trans>State</Trans>} action={<Badge tone={STATUS_TONE[status]}>{i18n._(STATUS[status])}</Badge>}>
      <p className="text-md text-muted">{product ? i18n._(STATUS_MEANS[status]) : <Trans>Not saved yet.</Trans>}</p>
      {missing.length > 0 && (
        <div className="grid gap-1 rounded-control bg-accent-soft p-3">
          <p className="font-semibold">{status === 'published' ? <Trans>Shoppers miss</Trans> : <Trans>Before you publish: shoppers would miss</Trans>}</p>
          <ul className="grid gap-1">
            {missing.map(({ id, text }) => (
              <li key={id}>
                <a href={`#${id}`} className="link inline-flex min-h-8 items-center text-md text-ink!" onClick={(event) => { event.preventDefault(); document.getElementById(id)?.focus() }}>
                  {i18n._(text)}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
      {onSave && (
        <div className="grid grid-cols-1 gap-2">
          {status !== 'published' && <Button busy={busy} onClick={() => { onSave('published') }}>{missing.length > 0 ? <Trans>Publish all the same</Trans> : dirty ? <Trans>Save and publish</Trans> : <Trans>Publish</Trans>}</Button>}
          {product && status !== 'draft' && <Button kind="outline" busy={busy} onClick={() => { onSave('draft') }}><Trans>Make it a draft</Trans></Button>}
          {product && status !== 'archived' && <Button kind="danger" busy={busy} onClick={onArchive}><Trans>Archive</Trans></Button>}
        </div>
      )}
      {product && (
        <div className="grid gap-1 border-t border-line pt-3">
          <p className="text-md text-muted">{dirty ? <Trans>As shoppers see what is saved:</Trans> : <Trans>As shoppers see it:</Trans>}</p>
          <ul className="flex flex-wrap gap-x-4">
            {LOCALES.map((locale) => (
              <li key={locale}>
                <a href={inLocale(locale, `/p/${product.id}/preview`)} target="_blank" rel="noreferrer" lang={locale} className="link inline-flex min-h-11 items-center gap-1 text-md">
                  {languageName(locale)}
                  <ExternalLink aria-hidden className="size-4" />
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Panel>
  )
}
