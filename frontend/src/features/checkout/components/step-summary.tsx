import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { readMethods } from '@/api/shipping-methods'
import { countryName } from '@/locale/countries'
import { MethodName } from '@/ui/delivery'
import { InlineList } from '@/ui/inline-list'

import type { Draft } from '../draft'
import type { Step } from '../steps'
import type { Payment } from '../types'

interface StepSummaryProps {
  step: Step
  draft: Draft
  payment: Payment
}

/** A finished step in a few words. */
export function StepSummary({ step, draft, payment: { Name } }: StepSummaryProps): ReactNode {
  const { address, email, otherBilling, billing } = draft
  switch (step) {
    case 'contact':
      return <bdi dir="ltr">{email}</bdi>
    case 'address':
      return (
        address && (
          <>
            <AddressLine address={address} />
            {otherBilling && billing && (
              <p>
                <Trans>
                  Invoice to <InvoiceName name={billing.name} />
                </Trans>
              </p>
            )}
          </>
        )
      )
    case 'delivery':
      return <Delivery id={draft.method} country={address?.country ?? ''} />
    case 'payment':
      return <Name card={draft.card} />
    case 'review':
      return null
  }
}

function InvoiceName({ name }: { name: string }): ReactNode {
  return <bdi>{name}</bdi>
}

function AddressLine({ address: { name, line1, line2, postal_code, city, country } }: { address: NonNullable<Draft['address']> }): ReactNode {
  return (
    <p>
      <InlineList parts={[name, line1, line2, [postal_code, city].filter(Boolean).join(' '), countryName(country)]} />
    </p>
  )
}

function Delivery({ id, country }: { id: string; country: string }): ReactNode {
  const method = useQuery(readMethods(country)).data?.find((each) => each.id === id)
  return <MethodName id={id} name={method?.name ?? id} />
}
