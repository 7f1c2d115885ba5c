import { plural } from '@lingui/core/macro'
import { ShoppingBag } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'

import { count } from '@/locale/numbers'

import { useCart } from '../api/use-cart'
import { useDrawer } from '../drawer-store'

const CartDrawer = lazy(() => import('./cart-drawer'))

/** Opens the cart at the side; it says in words how much is in it. */
export function CartButton(): ReactNode {
  const pieces = useCart().data?.item_count ?? 0
  const { open, show, close } = useDrawer()
  const [wanted, setWanted] = useState(open)
  if (open && !wanted) setWanted(true)
  // The way back leads to another page: the drawer does not stay before it.
  useEffect(() => {
    window.addEventListener('popstate', close)
    return () => { window.removeEventListener('popstate', close) }
  }, [close])
  const label = plural(pieces, { 0: 'Cart, empty', one: 'Cart, # piece', other: 'Cart, # pieces' })
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-label={label}
        onClick={show}
        className="relative inline-grid size-11 place-items-center rounded-control hover:bg-sunken"
      >
        <ShoppingBag aria-hidden className="size-5" />
        {pieces > 0 && (
          // Drawn, not written: the name says it in words, for which a language may need no digit.
          <span
            aria-hidden
            data-count={count(pieces)}
            className="absolute end-0 top-0 min-w-5 rounded-chip bg-primary px-1 text-center text-xs leading-5 font-bold text-on-primary before:content-[attr(data-count)]"
          />
        )}
      </button>
      {wanted && (
        <Suspense>
          <CartDrawer />
        </Suspense>
      )}
    </>
  )
}
