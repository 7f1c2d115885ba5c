/** What an address must be, as the services see it: what a form leaves empty is absent, the country decides about the postcode. */
import { t } from '@lingui/core/macro'
import { valibotResolver } from '@hookform/resolvers/valibot'
import type { Resolver } from 'react-hook-form'
import * as v from 'valibot'

import type { components } from '@/api/generated/order'
import type { ApiProblem } from '@/api/problem'
import type { Shop } from '@/api/shop'

export type PostalAddress = components['schemas']['PostalAddress']
export type ShippingCountry = Shop['countries'][number]

/** An address as a form holds it: every field a text. */
export interface AddressInput {
  name: string
  line1: string
  line2: string
  postal_code: string
  city: string
  region: string
  country: string
  phone: string
}

export const NO_ADDRESS: AddressInput = {
  name: '', line1: '', line2: '', postal_code: '', city: '', region: '', country: '', phone: '',
}

/** What can be wrong with an address; forms hold these, `addressWords` says them. */
type AddressFault =
  | 'name_missing'
  | 'line1_missing'
  | 'city_missing'
  | 'country_missing'
  | 'postcode_missing'
  | 'postcode_invalid'
  | 'phone_invalid'
  | 'too_long'
  | 'not_accepted'

const fault = (code: AddressFault): AddressFault => code
const line = (missing: AddressFault) => v.pipe(v.string(), v.trim(), v.nonEmpty(missing), v.maxLength(200, fault('too_long')))
const optional = v.pipe(v.string(), v.trim(), v.maxLength(200, fault('too_long')))
const PHONE = /^[\p{Nd}\s+()./-]{4,40}$/u

/** Whether a postcode is one of its country. A browser that cannot read the pattern leaves the answer to the service. */
function isPostcode(code: string, pattern: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, 'v').test(code)
  } catch {
    return true
  }
}

const postcode = ({ required, pattern }: NonNullable<ShippingCountry['postcode']>) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.check((code) => !required || code !== '', fault('postcode_missing')),
    v.check((code) => code === '' || isPostcode(code, pattern), fault('postcode_invalid')),
  )

const fieldsIn = (country: ShippingCountry | undefined) =>
  v.object({
    name: line('name_missing'),
    line1: line('line1_missing'),
    line2: optional,
    postal_code: country?.postcode ? postcode(country.postcode) : v.string(),
    city: line('city_missing'),
    region: optional,
    country: v.pipe(v.string(), v.check(() => country !== undefined, fault('country_missing'))),
    phone: v.pipe(v.string(), v.trim(), v.check((text) => text === '' || PHONE.test(text), fault('phone_invalid'))),
  })

/** For `useForm<AddressInput>({ resolver, mode: 'onBlur', reValidateMode: 'onBlur' })`: nothing is judged while it is typed. */
export function addressResolver(countries: readonly ShippingCountry[]): Resolver<AddressInput, unknown, AddressInput> {
  return (input, context, options) => {
    const country = countries.find(({ code }) => code === input.country)
    return valibotResolver<AddressInput, unknown, AddressInput>(fieldsIn(country))(input, context, options)
  }
}

/** As services take it. */
export function toPostal(input: AddressInput, countries: readonly ShippingCountry[]): PostalAddress {
  const has = countries.find(({ code }) => code === input.country)?.postcode != null
  return {
    name: input.name.trim(),
    line1: input.line1.trim(),
    line2: input.line2.trim() || null,
    postal_code: has ? input.postal_code.trim() || null : null,
    city: input.city.trim(),
    region: input.region.trim() || null,
    country: input.country,
    phone: input.phone.trim() || null,
  }
}

/** As a form holds it. */
export function fromPostal(address: PostalAddress): AddressInput {
  const { name, line1, line2, postal_code, city, region, country, phone } = address
  return { name, line1, line2: line2 ?? '', postal_code: postal_code ?? '', city, region: region ?? '', country, phone: phone ?? '' }
}

const isField = (name: string): name is keyof AddressInput => name in NO_ADDRESS

const BLANK: Partial<Record<keyof AddressInput, AddressFault>> = {
  name: 'name_missing', line1: 'line1_missing', city: 'city_missing', country: 'country_missing', postal_code: 'postcode_missing',
}
const REFUSED: Readonly<Record<string, AddressFault>> = {
  country_unknown: 'country_missing', postcode_invalid: 'postcode_invalid', phone_invalid: 'phone_invalid', string_too_long: 'too_long',
}

/** What a service refused in the address that it calls `under`, such as `shipping_address`. */
export function addressFaults(problem: ApiProblem, under: string): { field: keyof AddressInput; fault: AddressFault }[] {
  return problem.errors.flatMap(({ field, code }) => {
    const [name, ...deeper] = field.replace(/^body\./, '').split(`${under}.`).slice(1)
    if (!name || deeper.length || !isField(name)) return []
    return [{ field: name, fault: (code === 'blank' ? BLANK[name] : REFUSED[code ?? 'unknown']) ?? 'not_accepted' }]
  })
}

/** What to say, and what to do. `country` is the one that the address is in. */
export function addressWords(wrong: string, country: ShippingCountry | undefined): string {
  const example = country?.postcode?.example ?? ''
  const words: Record<AddressFault, string> = {
    name_missing: t`Enter the name of whoever receives it`,
    line1_missing: t`Enter your street and house number`,
    city_missing: t`Enter your town or city`,
    country_missing: t`Choose a country`,
    postcode_missing: t`Enter your postcode`,
    postcode_invalid: t`Enter a postcode like ${{ example }}`,
    phone_invalid: t`Enter a phone number, with the country’s prefix if it is another country’s`,
    too_long: t`This is too long: 200 characters at most`,
    not_accepted: t`Check this; it was not accepted`,
  }
  return wrong in words ? words[wrong as AddressFault] : words.not_accepted
}
