import { Trans } from '@lingui/react/macro'
import { LoaderCircle } from 'lucide-react'
import { type ReactNode, useEffect, useEffectEvent } from 'react'
import { Link } from 'react-router'

import type { ApiProblem } from '@/api/problem'
import { Button } from '@/ui/button'
import { Amount } from '@/ui/price'
import { Skeleton } from '@/ui/skeleton'
import { Failed } from '@/ui/states'

import type { Quote } from '../api/read-quote'
import type { Phase } from '../api/use-placing'
import type { Cart, Payment } from '../types'
import { Refused } from './checkout-notice'
import { Amounts, SummaryLines } from './checkout-summary'

interface ReviewStepProps {
  cart: Cart
  /** The present quote; undefined while it is on its way. */
  quote: Quote | undefined
  failed: ApiProblem | null
  payment: Payment
  onRetry: () => void
  phase: Phase
  onPlace: () => void
  /** The step is shown, perhaps again after a try that ended elsewhere. */
  onShow: () => void
}

/** The last look: what is bought, what it costs, and the button that binds. */
export function ReviewStep({ cart, quote, failed, payment, onRetry, phase, onPlace, onShow }: ReviewStepProps): ReactNode {
  const shown = useEffectEvent(onShow)
  useEffect(() => { shown() }, [])
  if (failed && !quote) {
    if (!failed.passing) return <Refused trouble={{ kind: 'checkout', problem: failed }} payment={payment} />
    return <Failed title={<Trans>The total could not be worked out.</Trans>} problem={failed} onRetry={onRetry} />
  }
  return (
    <div className="grid gap-5">
      <div className="lg:hidden">
        <SummaryLines cart={cart} />
        <Amounts cart={cart} quote={quote} />
      </div>
      <p>
        <Trans>
          With your order you accept our <Page to="/terms">terms</Page> and have read about <Page to="/returns">returns</Page> and{' '}
          <Page to="/privacy">privacy</Page>.
        </Trans>
      </p>
      {quote ? (
        <Button size="lg" busy={phase !== 'idle'} onClick={onPlace} className="w-full sm:w-auto sm:justify-self-start">
          <span>
            <Trans>
              Place order and pay <Amount of={quote.total} />
            </Trans>
          </span>
        </Button>
      ) : (
        <Skeleton className="h-13 w-72" />
      )}
      <div role="status" className="empty:absolute">
        {phase === 'checking' && (
          <p className="flex items-center gap-3 rounded-card bg-primary-soft p-4 font-semibold">
            <LoaderCircle aria-hidden className="size-5 shrink-0 animate-spin text-primary" />
            <Trans>This takes longer than usual. We are checking whether your order arrived; stay on this page.</Trans>
          </p>
        )}
      </div>
    </div>
  )
}

/** A page to read without losing the checkout. */
function Page({ to, children }: { to: string; children: ReactNode }): ReactNode {
  return (
    <Link to={to} target="_blank" className="link">
      {children}
    </Link>
  )
}
