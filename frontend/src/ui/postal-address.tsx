import type { ReactNode } from 'react'

import { countryName } from '@/locale/countries'

import type { PostalAddress } from './address-rules'

/** A postal address, line by line. */
export function AddressLines({ address, className = '' }: { address: PostalAddress; className?: string }): ReactNode {
  const { name, line1, line2, postal_code, city, region, country, phone } = address
  const town = [postal_code, city].filter(Boolean).join(' ')
  return (
    <address className={`not-italic ${className}`}>
      {[name, line1, line2, town, region].filter(Boolean).map((line, index) => (
        <span key={index} className="block">
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
