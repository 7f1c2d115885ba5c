import { Trans } from '@lingui/react/macro'
import { Bell, TrendingDown } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'

import { loadPrices } from '@/locale/activate'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Skeleton } from '@/ui/skeleton'

import type { PricedVariant } from '../priced-variant'

const AlertForm = lazy(async () => {
  const [{ AlertForm: it }] = await Promise.all([import('./alert-form'), loadPrices()])
  return { default: it }
})

/** The ways to hear of a variant: when it is back, and when its price falls. */
export function TellMe({ productId, variant }: PricedVariant): ReactNode {
  const [kind, setKind] = useState<'price' | 'back_in_stock'>('price')
  const [open, setOpen] = useState(false)
  const ask = (about: typeof kind) => () => {
    setKind(about)
    setOpen(true)
  }
  const close = (): void => { setOpen(false) }
  return (
    <>
      <div className="grid justify-items-start gap-1">
        {variant.availability === 'out' && (
          <Button kind="outline" size="lg" className="w-full" onClick={ask('back_in_stock')}>
            <Bell aria-hidden className="size-5" />
            <Trans>Tell me when it is back</Trans>
          </Button>
        )}
        <Button kind="quiet" size="sm" className="-ms-3" onClick={ask('price')}>
          <TrendingDown aria-hidden className="mirror size-5" />
          <Trans>Tell me when the price falls</Trans>
        </Button>
      </div>
      <Dialog
        open={open}
        onClose={close}
        title={kind === 'price' ? <Trans>Tell me when the price falls</Trans> : <Trans>Tell me when it is back</Trans>}
      >
        <Suspense fallback={<Skeleton className="h-72" />}>
          <AlertForm kind={kind} productId={productId} variant={variant} onDone={close} />
        </Suspense>
      </Dialog>
    </>
  )
}
