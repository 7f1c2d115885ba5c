import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useRef } from 'react'

import { Skeleton } from '@/ui/skeleton'

import type { CartLine } from '../api/read-cart'
import { useRemoveLine } from '../api/remove-line'
import { CartLineRow } from './cart-line'

interface CartLinesProps {
  lines: readonly CartLine[]
  /** Beside the page, where there is less room. */
  small?: boolean
  /** A link of a line is followed. */
  onFollow?: (() => void) | undefined
}

/** What is in the cart, a line each. */
export function CartLines({ lines, small = false, onFollow }: CartLinesProps): ReactNode {
  const { t } = useLingui()
  const list = useRef<HTMLUListElement>(null)
  const remove = useRemoveLine()
  return (
    <ul ref={list} tabIndex={-1} aria-label={t`In your cart`} className="grid outline-none">
      {lines.map((line) => (
        <CartLineRow
          key={line.id}
          line={line}
          small={small}
          onFollow={onFollow}
          onRemove={() => {
            remove(line)
            // The button that had the focus goes with its line.
            list.current?.focus()
          }}
        />
      ))}
    </ul>
  )
}

/** Two lines on their way. */
export function CartLinesSkeleton(): ReactNode {
  return (
    <div role="status">
      <span className="sr-only">
        <Trans>Your cart is on its way.</Trans>
      </span>
      {[0, 1].map((each) => (
        <div key={each} className="flex gap-4 border-b border-line py-4">
          <Skeleton className="size-24" />
          <div className="grid flex-1 content-start gap-3">
            <Skeleton className="h-6 w-2/3" />
            <Skeleton className="h-11 w-32" />
          </div>
        </div>
      ))}
    </div>
  )
}
