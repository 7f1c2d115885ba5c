import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { useForm, type UseFormReturn } from 'react-hook-form'

import { readAddresses } from '@/api/addresses'
import { usePerson } from '@/api/person'
import type { ApiProblem } from '@/api/problem'
import { likelyCountry } from '@/locale/countries'
import { AddressFields } from '@/ui/address-fields'
import { addressFaults, type AddressInput, addressResolver, fromPostal, NO_ADDRESS, type ShippingCountry } from '@/ui/address-rules'
import { Checkbox } from '@/ui/field'
import { InlineList } from '@/ui/inline-list'
import { RadioCards } from '@/ui/radio-cards'
import { SubmitButton } from '@/ui/submit-button'

import { patch, useDraft } from '../draft'

interface AddressStepProps {
  countries: readonly ShippingCountry[]
  onDone: () => void
  /** The services did not take what was sent. */
  refused: ApiProblem | undefined
}

type Form = UseFormReturn<AddressInput, unknown, AddressInput>
const OTHER = 'other'

/** Where the parcel goes, and where the invoice goes if that is elsewhere. */
export function AddressStep({ countries, onDone, refused }: AddressStepProps): ReactNode {
  const { t } = useLingui()
  const person = usePerson()
  const { address, billing, otherBilling } = useDraft()
  const saved = useQuery({ ...readAddresses(), enabled: person !== undefined }).data?.filter((each) =>
    countries.some(({ code }) => code === each.address.country),
  )
  const same = saved?.find((each) => address !== null && JSON.stringify(fromPostal(each.address)) === JSON.stringify(address))
  const [picked, setPicked] = useState<string>()
  const chosen = picked ?? same?.id ?? (address === null ? saved?.[0]?.id : undefined) ?? OTHER
  const shipping = useAddressForm(countries, address, refused, 'shipping_address')
  const invoice = useAddressForm(countries, billing, refused, 'billing_address')

  const submit = async (): Promise<void> => {
    const to = saved?.find(({ id }) => id === chosen)?.address
    let goes = to ? fromPostal(to) : undefined
    if (!goes) await shipping.handleSubmit((given) => { goes = given })()
    let invoiced: AddressInput | null = otherBilling ? null : billing
    if (otherBilling) await invoice.handleSubmit((given) => { invoiced = given })()
    if (!goes || (otherBilling && !invoiced)) return
    patch({ address: goes, billing: invoiced, addressDone: true })
    onDone()
  }

  return (
    <form
      noValidate
      className="grid max-w-form gap-6"
      onChange={() => {
        patch({
          addressDone: false,
          ...(chosen === OTHER && { address: shipping.getValues() }),
          ...(otherBilling && { billing: invoice.getValues() }),
        })
      }}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {saved && saved.length > 0 && (
        <RadioCards
          legend={t`Deliver to`}
          value={chosen}
          onChange={setPicked}
          choices={[
            ...saved.map(({ id, address: { name, line1, postal_code, city } }) => ({
              value: id,
              title: <bdi>{name}</bdi>,
              detail: <InlineList parts={[line1, [postal_code, city].filter(Boolean).join(' ')]} />,
            })),
            { value: OTHER, title: t`Another address` },
          ]}
        />
      )}
      {chosen === OTHER && <AddressFields form={shipping} countries={countries} section="shipping" />}
      <Checkbox
        label={<Trans>The invoice goes to the same address</Trans>}
        checked={!otherBilling}
        onChange={(event) => { patch({ otherBilling: !event.target.checked }) }}
      />
      {otherBilling && (
        <fieldset className="grid gap-5 border-t border-line pt-5">
          <legend className="sr-only">
            <Trans>Invoice address</Trans>
          </legend>
          <h3 aria-hidden className="text-h3">
            <Trans>Invoice address</Trans>
          </h3>
          <AddressFields form={invoice} countries={countries} section="billing" />
        </fieldset>
      )}
      <SubmitButton size="lg" className="justify-self-start">
        <Trans>Go on to delivery</Trans>
      </SubmitButton>
    </form>
  )
}

function useAddressForm(countries: readonly ShippingCountry[], held: AddressInput | null, refused: ApiProblem | undefined, under: string): Form {
  const form = useForm<AddressInput, unknown, AddressInput>({
    resolver: addressResolver(countries),
    mode: 'onBlur',
    reValidateMode: 'onBlur',
    shouldFocusError: false,
    defaultValues: held ?? { ...NO_ADDRESS, country: likelyCountry(countries.map(({ code }) => code)) },
  })
  const { setError } = form
  useEffect(() => {
    if (!refused) return
    for (const { field, fault } of addressFaults(refused, under)) setError(field, { message: fault })
  }, [refused, under, setError])
  return form
}
