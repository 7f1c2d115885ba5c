import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { may } from '@/desk/session/may'
import { Facts } from '@/desk/ui/facts'
import { languageName } from '@/locale/languages'
import { MethodName } from '@/ui/delivery'
import { AddressLines } from '@/ui/postal-address'

import type { Order } from '../api/read-order'

/** Who ordered, and the ways to what else is known of them. */
export function OrderCustomer({ order: { email, locale } }: { order: Order }): ReactNode {
  const { t } = useLingui()
  const query = encodeURIComponent(email)
  return (
    <>
      <Facts
        facts={[
          { id: 'email', name: <Trans>E-mail</Trans>, value: <a href={`mailto:${email}`} className="link break-all"><bdi>{email}</bdi></a> },
          { id: 'locale', name: <Trans>Language</Trans>, value: languageName(locale) },
        ]}
      />
      <nav aria-label={t`More of this customer`} className="flex flex-wrap gap-x-6">
        <Link to={`/admin/orders?q=${query}`} className="link inline-flex min-h-11 items-center"><Trans>All their orders</Trans></Link>
        {may('customers.read') && <Link to={`/admin/people?email=${query}`} className="link inline-flex min-h-11 items-center"><Trans>Their account</Trans></Link>}
      </nav>
    </>
  )
}

/** Where it goes, how, and where the invoice goes. */
export function OrderDelivery({ order }: { order: Order }): ReactNode {
  return (
    <>
      <AddressLines address={order.shipping_address} />
      <p className="text-md text-muted"><MethodName id={order.shipping_method_id} name={order.shipping_method_name} /></p>
      {order.billing_address && (
        <>
          <h3 className="text-base"><Trans>Invoice address</Trans></h3>
          <AddressLines address={order.billing_address} />
        </>
      )}
    </>
  )
}
