import { Trans, useLingui } from '@lingui/react/macro'
import { Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { textIn } from '@/locale/locale'
import { IconButton } from '@/ui/button'
import { Amount } from '@/ui/price'
import { Stepper } from '@/ui/stepper'
import { Thumb } from '@/ui/thumb'

import { cartWords } from '../api/cart-words'
import { useChangeQuantity } from '../api/change-quantity'
import type { CartLine } from '../api/read-cart'
import { LineNotice } from './line-notice'

/** More than any line may hold; the service knows the limit of each. */
const MOST = 999

interface CartLineRowProps {
  line: CartLine
  small: boolean
  onFollow: (() => void) | undefined
  onRemove: () => void
}

/** One thing in the cart: what it is, how many, what it costs, and what has changed about it. */
export function CartLineRow({ line, small, onFollow, onRemove }: CartLineRowProps): ReactNode {
  const { t, i18n } = useLingui()
  const { mutate, error } = useChangeQuantity(line)
  const { title, quantity, problem } = line
  const gone = problem === 'unavailable' || problem === 'out_of_stock'
  const fewer = problem === 'insufficient_stock' || problem === 'over_line_limit'
  const most = (fewer ? line.max_quantity : null) ?? MOST
  return (
    <li className="flex gap-4 border-b border-line py-4 last:border-b-0">
      <Link to={`/p/${line.slug}`} tabIndex={-1} aria-hidden onClick={onFollow} className={`shrink-0 ${gone ? 'opacity-55' : ''}`}>
        <Thumb url={line.image_url} className={small ? 'size-20' : 'size-24 sm:size-28'} />
      </Link>
      <div className="grid min-w-0 flex-1 content-start gap-2">
        <div className="flex items-start justify-between gap-3">
          <div className="min-w-0">
            <Link to={`/p/${line.slug}`} {...textIn(line.lang)} onClick={onFollow} className="font-semibold hover:underline">
              {title}
            </Link>
            {line.variant_title && (
              <p className="text-md text-muted">
                <span {...textIn(line.lang)}>{line.variant_title}</span>
              </p>
            )}
          </div>
          <p className="shrink-0 text-end font-semibold">{gone ? <s className="text-muted"><Amount of={line.subtotal} /></s> : <Amount of={line.subtotal} />}</p>
        </div>
        {quantity > 1 && !gone && (
          <p className="text-sm text-muted">
            <Trans>
              <Amount of={line.unit_price} /> each
            </Trans>
          </p>
        )}
        <LineNotice line={line} onTake={mutate} />
        <div className="flex items-center justify-between gap-2">
          {gone ? (
            <span />
          ) : (
            <Stepper label={t`Pieces of ${title}`} value={quantity} most={most} onChange={mutate} />
          )}
          <IconButton label={t`Take ${title} out`} onClick={onRemove} className="text-muted!">
            <Trash2 aria-hidden className="size-5" />
          </IconButton>
        </div>
        <p role="status" className="text-md font-semibold text-danger empty:hidden">
          {error && i18n._(cartWords(error))}
        </p>
      </div>
    </li>
  )
}
