import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { textIn } from '@/locale/locale'
import { Amount } from '@/ui/price'
import { Thumb } from '@/ui/thumb'

import type { OrderLine } from '../api/read-order'

/** The page of what a line is about: by its name in addresses where the order knows it, else by its id. */
function pageOf(line: OrderLine): string {
  return `/p/${line.slug ?? line.product_id}`
}

/** What was ordered, a line each, at the prices of then. */
export function OrderLines({ lines }: { lines: readonly OrderLine[] }): ReactNode {
  const { t } = useLingui()
  return (
    <ul aria-label={t`What was ordered`} className="grid">
      {lines.map((line) => (
        <li key={line.variant_id} className="flex gap-4 border-b border-line py-3 last:border-b-0">
          <Thumb url={line.image_url} />
          <div className="min-w-0 flex-1">
            <Link to={pageOf(line)} {...textIn(line.lang)} className="font-semibold hover:underline">
              {line.title}
            </Link>
            {line.variant_title && (
              <p className="text-md text-muted">
                <span {...textIn(line.lang)}>{line.variant_title}</span>
              </p>
            )}
            <p className="text-md text-muted">
              {line.quantity === 1 ? (
                <Plural value={line.quantity} one="# piece" other="# pieces" />
              ) : (
                <Trans>
                  <Plural value={line.quantity} one="# piece" other="# pieces" />, <Amount of={line.unit_price} /> each
                </Trans>
              )}
            </p>
          </div>
          <p className="shrink-0 font-semibold">
            <Amount of={{ ...line.unit_price, amount: line.unit_price.amount * line.quantity }} />
          </p>
        </li>
      ))}
    </ul>
  )
}
