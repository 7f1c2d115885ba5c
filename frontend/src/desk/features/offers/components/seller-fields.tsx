import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import type { ApiProblem } from '@/api/problem'
import { countryName } from '@/locale/countries'
import { Checkbox, TextField } from '@/ui/field'

import type { SellerFacts } from '../api/sellers'

interface SellerFieldsProps {
  facts: SellerFacts
  onChange: (facts: SellerFacts) => void
  /** Whether what is missing is said. */
  tried: boolean
  problem: ApiProblem | null
}

const DOMAIN = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/

/** As the service takes them: of a pasted address the domain, codes in capitals. */
export const tidy = (facts: SellerFacts): SellerFacts => ({
  ...facts,
  name: facts.name.trim(),
  domain: facts.domain.trim().toLowerCase().replace(/^https?:\/\//, '').replace(/[/?#].*$/, ''),
  country: facts.country.trim().toUpperCase(),
  currency: facts.currency.trim().toUpperCase(),
})

/** The fields that make no seller yet. */
export function faultsOf(facts: SellerFacts): (keyof SellerFacts)[] {
  const { name, domain, country, currency } = tidy(facts)
  return [
    ...(name === '' ? ['name' as const] : []),
    ...(DOMAIN.test(domain) ? [] : ['domain' as const]),
    ...(/^[A-Z]{2}$/.test(country) ? [] : ['country' as const]),
    ...(/^[A-Z]{3}$/.test(currency) ? [] : ['currency' as const]),
  ]
}

/** What is known of a seller. */
export function SellerFields({ facts, onChange, tried, problem }: SellerFieldsProps): ReactNode {
  const { t } = useLingui()
  const wrong = new Set<string>(tried ? faultsOf(facts) : [])
  for (const { field } of problem?.errors ?? []) wrong.add(field.replace(/^body\./, ''))
  if (problem?.code === 'seller_domain_taken') wrong.add('domain')
  const code = facts.country.trim().toUpperCase()
  const country = /^[A-Z]{2}$/.test(code) ? countryName(code) : ''
  const text = (name: 'name' | 'domain' | 'country' | 'currency') => ({
    value: facts[name],
    onChange: ({ target }: { target: { value: string } }) => { onChange({ ...facts, [name]: target.value }) },
    autoComplete: 'off',
  })
  const latin = { dir: 'ltr', className: 'rtl:text-end', autoCapitalize: 'none', spellCheck: false } as const
  return (
    <div className="grid grid-cols-1 gap-4">
      <TextField label={<Trans>Name</Trans>} hint={<Trans>As shoppers read it.</Trans>} maxLength={100} error={wrong.has('name') && t`Enter a name`} {...text('name')} />
      <TextField
        label={<Trans>Domain of its shop</Trans>}
        hint={<Trans>Such as lampen.example. Its offers lead there or below it, and nowhere else.</Trans>}
        maxLength={300}
        error={wrong.has('domain') && (problem?.code === 'seller_domain_taken' ? t`Another seller has this domain` : t`Enter a domain, such as lampen.example`)}
        {...latin}
        {...text('domain')}
      />
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <TextField
          label={<Trans>Country</Trans>}
          hint={country && country !== code ? country : <Trans>Its two letters, such as DE.</Trans>}
          maxLength={2}
          error={wrong.has('country') && t`Enter the two letters of a country`}
          {...latin}
          {...text('country')}
        />
        <TextField
          label={<Trans>Currency</Trans>}
          hint={<Trans>Of prices whose feed names none.</Trans>}
          maxLength={3}
          error={wrong.has('currency') && t`Enter the three letters of a currency`}
          {...latin}
          {...text('currency')}
        />
      </div>
      <Checkbox
        label={<Trans>Its feeds number each offer by our SKU</Trans>}
        checked={facts.sends_our_skus}
        onChange={({ target }) => { onChange({ ...facts, sends_our_skus: target.checked }) }}
      />
    </div>
  )
}
