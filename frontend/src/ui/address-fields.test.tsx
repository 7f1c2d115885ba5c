import { screen } from '@testing-library/react'
import { useForm } from 'react-hook-form'
import { expect, test, vi } from 'vitest'

import { ApiProblem } from '@/api/problem'
import { aShop } from '@/testing/builders'
import { show } from '@/testing/render'
import { answers } from '@/testing/server'

import { AddressFields } from './address-fields'
import { addressFaults, type AddressInput, addressResolver, NO_ADDRESS, type PostalAddress, toPostal } from './address-rules'

const countries = [
  { code: 'DE', postcode: { required: true, pattern: String.raw`(?:\p{Nd}[\s\p{Pd}]*){5}`, example: '10115' } },
  { code: 'AD', postcode: { required: false, pattern: String.raw`AD\p{Nd}{3}`, example: 'AD100' } },
  { code: 'AE', postcode: null },
]

function Form({ onSend, input = NO_ADDRESS }: { onSend: (address: PostalAddress) => void; input?: AddressInput }) {
  const form = useForm<AddressInput>({
    resolver: addressResolver(countries), defaultValues: input, mode: 'onBlur', reValidateMode: 'onBlur', shouldFocusError: false,
  })
  return (
    <form noValidate onSubmit={(event) => void form.handleSubmit((valid) => { onSend(toPostal(valid, countries)) })(event)}>
      <AddressFields form={form} countries={countries} section="shipping" />
      <button>Send</button>
    </form>
  )
}

test('what is missing is said all at once, and the summary leads to each field', async () => {
  answers('get', '/orders/shop', aShop())
  const { user } = show(<Form onSend={vi.fn()} />)
  await user.click(screen.getByRole('button', { name: 'Send' }))
  const summary = await screen.findByRole('group', { name: 'There is a problem' })
  expect(summary).toHaveFocus()
  expect(screen.getAllByRole('link').map((link) => link.textContent)).toEqual([
    'Enter the name of whoever receives it', 'Choose a country', 'Enter your street and house number', 'Enter your town or city',
  ])
  await user.click(screen.getByRole('link', { name: 'Choose a country' }))
  expect(screen.getByRole('combobox', { name: 'Country' })).toHaveFocus()
})

test('a postcode is judged by its country once it is left, not while it is typed', async () => {
  const { user } = show(<Form onSend={vi.fn()} />)
  await user.selectOptions(screen.getByRole('combobox', { name: 'Country' }), 'DE')
  const postcode = screen.getByRole('textbox', { name: 'Postcode' })
  expect(postcode).toHaveAttribute('autocomplete', 'shipping postal-code')
  await user.type(postcode, '101')
  expect(screen.queryByText('Enter a postcode like 10115')).toBeNull()
  await user.tab()
  expect(await screen.findByText('Enter a postcode like 10115')).toBeVisible()
  await user.selectOptions(screen.getByRole('combobox', { name: 'Country' }), 'AE')
  expect(screen.queryByRole('textbox', { name: 'Postcode' })).toBeNull()
})

test('what a form leaves empty is absent', async () => {
  const onSend = vi.fn()
  const { user } = show(<Form onSend={onSend} />)
  await user.type(screen.getByRole('textbox', { name: 'Full name' }), ' Amira Nasser ')
  await user.selectOptions(screen.getByRole('combobox', { name: 'Country' }), 'AD')
  await user.type(screen.getByRole('textbox', { name: 'Street and house number' }), '1 Main Street')
  await user.type(screen.getByRole('textbox', { name: 'Town or city' }), 'Andorra')
  await user.click(screen.getByRole('button', { name: 'Send' }))
  await vi.waitFor(() => expect(onSend).toHaveBeenCalledOnce())
  expect(onSend).toHaveBeenCalledWith({
    name: 'Amira Nasser', line1: '1 Main Street', line2: null, postal_code: null, city: 'Andorra', region: null, country: 'AD', phone: null,
  })
})

test.each([
  ['body.address.name', 'blank', 'name', 'name_missing'],
  ['body.address.postal_code', 'postcode_invalid', 'postal_code', 'postcode_invalid'],
  ['body.address.phone', 'phone_invalid', 'phone', 'phone_invalid'],
  ['body.address.line1', 'string_too_long', 'line1', 'too_long'],
  ['body.address.country', 'country_unknown', 'country', 'country_missing'],
  ['body.address.city', 'something_new', 'city', 'not_accepted'],
])('what a service refuses in %s as %s stands at its field', (path, code, field, fault) => {
  const problem = new ApiProblem(422, { code: 'validation_failed', errors: [{ field: path, code, message: '' }] })
  expect(addressFaults(problem, 'address')).toEqual([{ field, fault }])
  expect(addressFaults(problem, 'billing_address')).toEqual([])
})
