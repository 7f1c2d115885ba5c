import { expect, test } from 'vitest'

import { aProduct, aVariant } from './catalogue.builders'
import { canBeHad, choicesIn, variantFor } from './choice'

const variants = [
  aVariant({ Colour: 'Red', Size: 'S' }, { availability: 'out' }),
  aVariant({ Colour: 'Red', Size: 'M' }),
  aVariant({ Colour: 'Blue', Size: 'L' }, { availability: 'low' }),
]
const product = aProduct({ variants, options: { Colour: ['Red', 'Blue'], Size: ['S', 'M', 'L'] } })

test('without a choice it is the first that can be had', () => {
  expect(variantFor(variants, {})?.title).toBe('Red M')
})

test('what is chosen in full stays, though it is sold out', () => {
  expect(variantFor(variants, { Colour: 'Red', Size: 'S' })?.title).toBe('Red S')
})

test('where no variant has all choices, the latest one leads', () => {
  expect(variantFor(variants, { Colour: 'Blue', Size: 'M' }, 'Colour')?.title).toBe('Blue L')
  expect(variantFor(variants, { Colour: 'Blue', Size: 'M' }, 'Size')?.title).toBe('Red M')
})

test('a value can be had beside the other choices, or not', () => {
  expect(canBeHad(variants, { Colour: 'Red', Size: 'M' }, 'Size', 'S')).toBe(false)
  expect(canBeHad(variants, { Colour: 'Red', Size: 'M' }, 'Size', 'L')).toBe(false)
  expect(canBeHad(variants, { Colour: 'Blue', Size: 'L' }, 'Size', 'L')).toBe(true)
})

test('where a combination is out, its last option is at fault', () => {
  const chosen = { Colour: 'Red', Size: 'S' }
  expect(canBeHad(variants, chosen, 'Colour', 'Red')).toBe(true)
  expect(canBeHad(variants, chosen, 'Size', 'S')).toBe(false)
})

test('an address chooses what the product has, and nothing else', () => {
  expect(choicesIn(new URLSearchParams('Colour=Blue&Size=XXL&utm=1'), product)).toEqual({ Colour: 'Blue' })
})
