import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Copy } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { may } from '@/desk/session/may'
import { CopyButton, useCopy } from '@/desk/ui/copy-button'
import { Facts } from '@/desk/ui/facts'
import { countryName } from '@/locale/countries'
import { onDay } from '@/locale/dates'
import { languageName } from '@/locale/languages'
import { Button } from '@/ui/button'
import { MethodName } from '@/ui/delivery'
import { AddressLines } from '@/ui/postal-address'
import { Amount } from '@/ui/price'

import type { Order } from '../api/read-order'
import { readOrders } from '../api/read-orders'
import { StatusBadge } from './order-states'

/** Who ordered, and what else they have ordered. */
export function OrderCustomer({ order }: { order: Order }): ReactNode {
  const { t } = useLingui()
  const { email, locale, customer_id: customer } = order
  return (
    <>
      <Facts
        facts={[
          { id: 'name', name: <Trans>Name</Trans>, value: <bdi className="wrap-anywhere">{order.shipping_address.name}</bdi> },
          { id: 'email', name: <Trans>E-mail</Trans>, value: <><a href={`mailto:${email}`} className="link break-all"><bdi>{email}</bdi></a> <CopyButton text={email} label={t`Copy the e-mail`} /></> },
          { id: 'locale', name: <Trans>Language</Trans>, value: languageName(locale) },
          ...(customer === null ? [{ id: 'guest', name: <Trans>Account</Trans>, value: <Trans>None: ordered as a guest</Trans> }] : []),
        ]}
      />
      <OtherOrders order={order} />
      <nav aria-label={t`More of this customer`} className="flex flex-wrap gap-x-6">
        <Link to={`/admin/orders?q=${encodeURIComponent(email)}`} className="link inline-flex min-h-11 items-center"><Trans>All their orders</Trans></Link>
        {customer !== null && may('customers.read') && <Link to={`/admin/people/${customer}`} className="link inline-flex min-h-11 items-center"><Trans>Their account</Trans></Link>}
      </nav>
    </>
  )
}

const OTHERS = 5

function OtherOrders({ order: { id, email } }: { order: Order }): ReactNode {
  const { t } = useLingui()
  const { data } = useQuery({ ...readOrders({ q: email }, undefined, OTHERS + 1), staleTime: 60_000 })
  const others = data?.items.filter((other) => other.id !== id && other.email === email).slice(0, OTHERS) ?? []
  if (!data) return null
  if (others.length === 0) return <p className="text-md text-muted"><Trans>This is their only order.</Trans></p>
  return (
    <ul aria-label={t`Their other orders`} className="grid text-md">
      {others.map(({ id: other, number, placed_at: at, status, total }) => (
        <li key={other} className="grid grid-cols-[1fr_auto] items-center gap-x-3 border-b border-line py-2 last:border-b-0">
          <Link to={`/admin/orders/${other}`} className="link min-h-6 justify-self-start font-semibold no-underline hover:underline"><bdi>{number}</bdi></Link>
          <span className="text-end"><Amount of={total} /></span>
          <span className="text-sm text-muted">{onDay(at)}</span>
          <StatusBadge status={status} />
        </li>
      ))}
    </ul>
  )
}

/** Where it goes, how, and where the invoice goes. */
export function OrderDelivery({ order }: { order: Order }): ReactNode {
  return (
    <>
      <Address address={order.shipping_address} />
      <p className="text-md text-muted"><MethodName id={order.shipping_method_id} name={order.shipping_method_name} /></p>
      {order.billing_address && (
        <>
          <h3 className="text-base"><Trans>Invoice address</Trans></h3>
          <Address address={order.billing_address} />
        </>
      )}
    </>
  )
}

function Address({ address }: { address: Order['shipping_address'] }): ReactNode {
  const copy = useCopy()
  const { name, line1, line2, postal_code, city, region, country, phone } = address
  const lines = [name, line1, line2, [postal_code, city].filter(Boolean).join(' '), region, countryName(country), phone]
  return (
    <>
      <AddressLines address={address} />
      <Button kind="quiet" size="sm" className="justify-self-start" onClick={() => { copy([lines.filter(Boolean).join('\n')]) }}>
        <Copy aria-hidden className="size-5" />
        <Trans>Copy the address</Trans>
      </Button>
    </>
  )
}
