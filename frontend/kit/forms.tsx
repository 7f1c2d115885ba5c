import { type ReactNode, useEffect } from 'react'
import { useForm } from 'react-hook-form'

import { AddressFields } from '@/ui/address-fields'
import { type AddressInput, addressResolver, NO_ADDRESS, type ShippingCountry } from '@/ui/address-rules'
import { SubmitButton } from '@/ui/submit-button'

import { say } from './samples'
import { Columns, Section } from './section'

const COUNTRIES: ShippingCountry[] = [
  { code: 'DE', postcode: { required: true, pattern: '[0-9]{5}', example: '10115' } },
  { code: 'IT', postcode: { required: false, pattern: '[0-9]{5}', example: '00118' } },
  { code: 'IE', postcode: null },
]
const WHOLE: AddressInput = {
  ...NO_ADDRESS, name: 'Nora Lind', line1: 'Lindenallee 12', line2: 'c/o Halden', postal_code: '00118', city: 'Roma', country: 'IT',
}

export function Forms(): ReactNode {
  return (
    <>
      <Section name="AddressFields, SubmitButton">
        <Columns>
          <Address begun={WHOLE} section="shipping" />
        </Columns>
      </Section>
      <Section name="ErrorSummary">
        <Columns>
          <Address begun={NO_ADDRESS} section="billing" sent />
        </Columns>
      </Section>
    </>
  )
}

function Address({ begun, section, sent = false }: { begun: AddressInput; section: 'shipping' | 'billing'; sent?: boolean }): ReactNode {
  const form = useForm<AddressInput, unknown, AddressInput>({
    resolver: addressResolver(COUNTRIES), defaultValues: begun, mode: 'onBlur', reValidateMode: 'onBlur',
  })
  const { handleSubmit } = form
  const send = handleSubmit(() => undefined)
  useEffect(() => {
    if (sent) void handleSubmit(() => undefined)()
  }, [sent, handleSubmit])
  return (
    <form noValidate aria-label={section} onSubmit={(event) => void send(event)} className="grid gap-5">
      <AddressFields form={form} countries={COUNTRIES} section={section} />
      <SubmitButton>{say.act}</SubmitButton>
    </form>
  )
}
