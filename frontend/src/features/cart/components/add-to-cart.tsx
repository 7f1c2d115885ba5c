import { Trans, useLingui } from '@lingui/react/macro'
import { ShoppingBag } from 'lucide-react'
import type { ReactNode } from 'react'

import { Button } from '@/ui/button'
import { useComeBack } from '@/ui/come-back'

import { useAddLine } from '../api/add-line'
import { cartWords } from '../api/cart-words'

interface AddToCartProps {
  variantId: string
  quantity: number
  disabled?: boolean
  className?: string
}

/** Puts pieces into the cart; a refusal stands below it, in words. */
export function AddToCart({ variantId, quantity, disabled = false, className = '' }: AddToCartProps): ReactNode {
  const { i18n } = useLingui()
  const { mutate, isPending, error, reset } = useAddLine()
  useComeBack(reset)
  return (
    <div className={`grid gap-2 ${className}`}>
      <Button size="lg" busy={isPending} disabled={disabled} onClick={() => { mutate({ variantId, quantity }) }}>
        {!isPending && <ShoppingBag aria-hidden className="size-5" />}
        <Trans>Add to cart</Trans>
      </Button>
      <p role="status" className="font-semibold text-danger empty:hidden">
        {error && i18n._(cartWords(error))}
      </p>
    </div>
  )
}
