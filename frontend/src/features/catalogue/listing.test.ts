import { expect, test } from 'vitest'

import { someCounts } from './catalogue.builders'
import { facetsOf } from './facets'
import { appliedTo, cleared, parseListing, toggled, without, writeListing } from './listing'
import { priceWordsOf } from './price-words'

const parse = (query: string) => parseListing(new URLSearchParams(query))
const roundTrip = (query: string): string => writeListing(parse(query)).toString()

test.each([
  ['q=tea+pot&attribute=Colour%3ARed&attribute=Colour%3ABlue&attribute=Size%3AM', 'every value of an attribute'],
  ['category=fashion&min_price=1000&max_price=5000&in_stock=true&on_sale=true&sort=price_asc&page=3', 'all else'],
])('an address stands for a list, and a list for its address: %s', (query) => {
  expect(roundTrip(query)).toBe(query)
})

test.each([
  ['sort=cheapest', ''],
  ['page=minus-one&min_price=ten&max_price=-5', ''],
  ['page=0', ''],
  ['page=99999', 'page=40'],
  ['attribute=nonsense&attribute=%3Avalue&attribute=name%3A', ''],
  ['in_stock=perhaps&utm_source=letter', ''],
  ['attribute=Colour%3ARed&attribute=Colour%3ARed', 'attribute=Colour%3ARed'],
])('what an address cannot mean is dropped: %s', (query, left) => {
  expect(roundTrip(query)).toBe(left)
})

test('words that are too long end behind a whole character', () => {
  expect(parse(`q=${'a'.repeat(199)}🫖🫖`).q).toBe(`${'a'.repeat(199)}🫖`)
})

test('a value keeps what stands behind its second colon', () => {
  expect(parse('attribute=Ratio:16:9').attributes).toEqual({ Ratio: ['16:9'] })
})

test('a filter that is set or taken back begins the list anew', () => {
  const listing = parse('attribute=Colour:Red&page=3')
  expect(toggled(listing, 'Colour', 'Blue')).toMatchObject({ attributes: { Colour: ['Red', 'Blue'] }, page: 1 })
  expect(toggled(listing, 'Colour', 'Red')).toMatchObject({ attributes: {}, page: 1 })
})

test('each filter can be taken back alone, and all of them at once; the words of a search stay', () => {
  const listing = parse('q=pot&category=kitchen&min_price=100&in_stock=true&on_sale=true&attribute=Colour:Red')
  const all = appliedTo(listing)
  expect(all.map(({ kind }) => kind)).toEqual(['category', 'in_stock', 'on_sale', 'price', 'attribute'])
  for (const applied of all) expect(appliedTo(without(listing, applied))).toHaveLength(all.length - 1)
  expect(writeListing(cleared(listing)).toString()).toBe('q=pot')
})

test('a search keeps to its spelling where that is wanted, and is not ordered by name', () => {
  expect(roundTrip('q=pto&exact=true&sort=title')).toBe('q=pto&exact=true')
  expect(roundTrip('exact=true&sort=title')).toBe('sort=title')
})

const price = (text: string) => ({ text, min_price: null, max_price: 5000 })
test.each([
  ['red  lamp under 50 €', 'under 50 €', 'red lamp', 'red lamp'],
  ['lampe à moins de 50 € rouge', 'moins de 50 €', 'lampe à rouge', 'lampe à rouge'],
  ['"oil lamp" undr 50 €', 'under 50 €', 'oil lamp', 'oil lamp'],
])('what is left of “%s” without its price', (q, words, text, rest) => {
  expect(priceWordsOf(q, { text, language: 'en', corrections: [], price: price(words) })).toEqual({ text: words, rest, least: undefined, most: 5000 })
})

const names = (facets: { name: string }[]): string[] => facets.map(({ name }) => name)
const counts = someCounts({
  total: 100,
  attributes: { Brand: { Campo: 60, Faro: 40 }, Colour: { Red: 20, Blue: 10 }, Ink: { Black: 2, Blue: 2 }, Only: { One: 100 } },
})

test('an attribute is offered where a fifth of the list has it, at the root where nearly all have', () => {
  expect(names(facetsOf(counts, parse(''), false))).toEqual(['Brand', 'Colour'])
  expect(names(facetsOf(counts, parse(''), true))).toEqual(['Brand'])
})

test('an attribute that is chosen stays, with its other values counted without it', () => {
  const own = { Ink: someCounts({ attributes: { Ink: { Black: 7, Blue: 9 } } }) }
  const facets = facetsOf(counts, parse('attribute=Ink:Black'), true, own)
  expect(facets.find(({ name }) => name === 'Ink')?.choices).toEqual([
    { value: 'Blue', count: 9, chosen: false },
    { value: 'Black', count: 7, chosen: true },
  ])
})

test('an address that names what every object has asks for nothing odd', () => {
  expect(parse('attribute=constructor:x&attribute=__proto__:y').attributes).toEqual(Object.fromEntries([['constructor', ['x']], ['__proto__', ['y']]]))
})

test('sizes stand by size and numbers by number, all else by how many there are', () => {
  const attributes = { Size: { XL: 9, S: 30, M: 2 }, Length: { '100 cm': 50, '20 cm': 3 }, Colour: { Red: 1, Blue: 40 } }
  const facets = facetsOf(someCounts({ attributes }), parse(''), false)
  expect(facets.map(({ choices }) => choices.map(({ value }) => value))).toEqual([
    ['Blue', 'Red'],
    ['20 cm', '100 cm'],
    ['S', 'M', 'XL'],
  ])
})
