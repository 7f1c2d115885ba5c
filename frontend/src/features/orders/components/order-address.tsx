import type { ReactNode } from 'react'

import { countryName } from '@/locale/countries'

import type { Order } from '../api/read-order'

/** A postal address, line by line. */
export function OrderAddress({ address }: { address: Order['shipping_address'] }): ReactNode {
  const { name, line1, line2, postal_code, city, region, country, phone } = address
  const town = [postal_code, city].filter(Boolean).join(' ')
  return (
    <address className="not-italic">
      {[name, line1, line2, town, region].filter(Boolean).map((line) => (
        <span key={line} className="block">
          <bdi>{line}</bdi>
        </span>
      ))}
      <span className="block">{countryName(country)}</span>
      {phone && (
        <span className="block">
          <bdi dir="ltr">{phone}</bdi>
        </span>
      )}
    </address>
  )
}
