import { plural } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { ShoppingBag } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { count } from '@/locale/numbers'

import { readCart } from '../api/read-cart'

/** The way to the cart; it says in words how much is in it. */
export function CartButton(): ReactNode {
  const pieces = useQuery(readCart()).data?.item_count ?? 0
  const label = plural(pieces, { 0: 'Cart, empty', one: 'Cart, # piece', other: 'Cart, # pieces' })
  return (
    <Link to="/cart" aria-label={label} className="relative inline-grid size-11 place-items-center rounded-control hover:bg-sunken">
      <ShoppingBag aria-hidden className="size-5" />
      {pieces > 0 && (
        <span aria-hidden className="absolute end-0 top-0 min-w-5 rounded-chip bg-primary px-1 text-center text-xs leading-5 font-bold text-on-primary">
          {count(pieces)}
        </span>
      )}
    </Link>
  )
}
