import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useEffect, useRef } from 'react'
import { Link } from 'react-router'

import type { ApiProblem } from '@/api/problem'
import type { Money } from '@/locale/money'
import { Notice } from '@/ui/notice'
import { Amount } from '@/ui/price'
import { RequestNumber } from '@/ui/request-number'

import type { Payment } from '../types'
import { checkoutWords } from '../words'

/** Why the last click of the button did not end in an order that is paid. */
export type Trouble =
  | { kind: 'checkout'; problem: ApiProblem }
  | { kind: 'payment'; problem: ApiProblem }
  | { kind: 'total'; before: Money; now: Money }

/** Codes whose way on is the cart. */
const IN_CART = new Set(['out_of_stock', 'line_limit_exceeded', 'unknown_variant', 'wrong_currency', 'amount_not_chargeable'])
const SIGNED_OUT = new Set(['unauthenticated', 'invalid_token', 'token_expired', 'session_revoked'])

interface CheckoutNoticeProps {
  trouble: Trouble
  payment: Payment
}

/** Says it, with the way on; it takes the focus, for the page may have changed below it. */
export function CheckoutNotice({ trouble, payment }: CheckoutNoticeProps): ReactNode {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [trouble])
  return (
    <div ref={box} tabIndex={-1} className="outline-none">
      {trouble.kind === 'total' ? (
        <Notice kind="warn" alert>
          <p>
            <Trans>
              The total changed from <Amount of={trouble.before} /> to <Amount of={trouble.now} />. Check it before you pay.
            </Trans>
          </p>
        </Notice>
      ) : (
        <Refused trouble={trouble} payment={payment} />
      )}
    </div>
  )
}

interface RefusedProps {
  trouble: Exclude<Trouble, { kind: 'total' }>
  payment: Payment
}

/** A refusal, with the way on. */
export function Refused({ trouble: { kind, problem }, payment }: RefusedProps): ReactNode {
  const { i18n } = useLingui()
  const { code } = problem
  const way = 'link inline-flex min-h-11 items-center'
  return (
    <Notice kind="danger" alert>
      <p className="font-semibold">{i18n._(kind === 'payment' ? payment.words(problem) : checkoutWords(problem))}</p>
      {IN_CART.has(code) && (
        <p>
          <Link to="/cart" className={way}>
            <Trans>Go to your cart</Trans>
          </Link>
        </p>
      )}
      {code === 'terms_changed' && (
        <p>
          <Link to="/terms" target="_blank" className={way}>
            <Trans>Read the terms</Trans>
          </Link>
        </p>
      )}
      {code === 'too_many_unpaid_orders' && (
        <p>
          <Link to="/account/orders" className={way}>
            <Trans>See your orders</Trans>
          </Link>
        </p>
      )}
      {SIGNED_OUT.has(code) && (
        <p>
          <Link to="/sign-in?to=/checkout" className={way}>
            <Trans>Sign in; what you filled in is kept</Trans>
          </Link>
        </p>
      )}
      {problem.status >= 500 && <RequestNumber of={problem} />}
    </Notice>
  )
}
