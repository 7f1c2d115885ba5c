import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { NavLink } from 'react-router'

/** Between the lists of payments, refunds and webhooks. */
export function PaymentWays(): ReactNode {
  const { t } = useLingui()
  const ways = [
    { to: '/admin/payments', name: <Trans>Payments</Trans> },
    { to: '/admin/refunds', name: <Trans>Refunds</Trans> },
    { to: '/admin/webhooks', name: <Trans>Webhooks</Trans> },
  ]
  return (
    <nav aria-label={t`Lists of payments`} className="flex flex-wrap gap-1 border-b border-line">
      {ways.map(({ to, name }) => (
        <NavLink key={to} to={to} end className="-mb-px inline-flex min-h-11 items-center border-b-2 border-transparent px-4 text-md font-semibold text-muted hover:text-ink aria-[current]:border-primary aria-[current]:text-primary">{name}</NavLink>
      ))}
    </nav>
  )
}
