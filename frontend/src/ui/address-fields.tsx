import { Trans, useLingui } from '@lingui/react/macro'
import { Plus } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { type UseFormReturn, useWatch } from 'react-hook-form'

import { countriesByName } from '@/locale/countries'

import { type AddressInput, addressWords, type ShippingCountry } from './address-rules'
import { Button } from './button'
import { ErrorSummary } from './error-summary'
import { SelectField, TextField } from './field'

/** Where an address is not whole without its state or province. */
const WITH_REGION = new Set(['AE', 'AR', 'AU', 'BR', 'CA', 'CN', 'EG', 'ES', 'IN', 'IT', 'JP', 'MX', 'US'])
const ORDER = ['name', 'country', 'line1', 'line2', 'postal_code', 'city', 'region', 'phone'] as const

interface AddressFieldsProps {
  form: UseFormReturn<AddressInput, unknown, AddressInput>
  countries: readonly ShippingCountry[]
  /** For the browser's own filling in: whose address this is. */
  section?: 'shipping' | 'billing' | undefined
}

/** The fields of an address, one below the other; after a refused sending, a summary of what is wrong stands above them. */
export function AddressFields({ form, countries, section }: AddressFieldsProps): ReactNode {
  const { t } = useLingui()
  const { register, control, formState, getValues, trigger } = form
  const prefix = useId()
  const [code, region] = useWatch({ control, name: ['country', 'region'] })
  const country = countries.find((each) => each.code === code)
  const [second, setSecond] = useState(() => getValues('line2') !== '')
  const { errors, submitCount } = formState

  const field = (name: keyof AddressInput, autocomplete: string) => {
    const wrong = errors[name]?.message
    return {
      ...register(name),
      id: `${prefix}-${name}`,
      autoComplete: section ? `${section} ${autocomplete}` : autocomplete,
      error: wrong && addressWords(wrong, country),
    }
  }
  const faults = ORDER.flatMap((name) => {
    const wrong = errors[name]?.message
    return wrong ? [{ id: `${prefix}-${name}`, text: addressWords(wrong, country) }] : []
  })
  const chosen = register('country', {
    // What was right for one country may be wrong for another; what is not there yet is not judged.
    onChange: () => void (getValues('postal_code') && trigger('postal_code')),
  })

  return (
    <div className="grid gap-5">
      <ErrorSummary attempt={submitCount} faults={faults} />
      <TextField label={<Trans>Full name</Trans>} {...field('name', 'name')} />
      <SelectField label={<Trans>Country</Trans>} {...field('country', 'country')} {...chosen}>
        <option value="">{t`Choose a country`}</option>
        {countriesByName(countries.map((each) => each.code)).map((each) => (
          <option key={each.code} value={each.code}>
            {each.name}
          </option>
        ))}
      </SelectField>
      <div className="grid gap-2">
        <TextField label={<Trans>Street and house number</Trans>} {...field('line1', 'address-line1')} />
        {!second && (
          <Button kind="quiet" size="sm" className="justify-self-start" onClick={() => { setSecond(true) }}>
            <Plus aria-hidden className="size-4" />
            <Trans>Add flat, floor or company</Trans>
          </Button>
        )}
      </div>
      {second && <TextField label={<Trans>Flat, floor or company</Trans>} optional {...field('line2', 'address-line2')} />}
      <div className="grid gap-5 sm:grid-cols-[2fr_3fr]">
        {country?.postcode !== null && (
          <TextField
            label={<Trans>Postcode</Trans>}
            optional={country?.postcode?.required === false}
            dir="ltr"
            className="rtl:text-end"
            {...field('postal_code', 'postal-code')}
          />
        )}
        <TextField label={<Trans>Town or city</Trans>} {...field('city', 'address-level2')} />
      </div>
      {(WITH_REGION.has(code) || region) && (
        <TextField label={<Trans>State or province</Trans>} optional {...field('region', 'address-level1')} />
      )}
      <TextField
        label={<Trans>Phone</Trans>}
        hint={<Trans>For the courier alone, if a parcel cannot be delivered.</Trans>}
        optional
        type="tel"
        dir="ltr"
        className="rtl:text-end"
        {...field('phone', 'tel')}
      />
    </div>
  )
}
