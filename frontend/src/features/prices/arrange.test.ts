import { expect, test } from 'vitest'

import { euros } from '@/testing/builders'

import { arranged } from './arrange'
import { anOffer } from './prices.builders'

const names = (offers: readonly { seller_name: string }[]): string[] => offers.map(({ seller_name }) => seller_name)
const offers = [
  anOffer('Near', 19),
  anOffer('Even', 20),
  anOffer('Far', 30),
  anOffer('Unknown', 5, { shipping: null, total: null }),
  anOffer('Old', 9, { condition: 'used' }),
  anOffer('Odd', 1, { rank: null, unranked_because: 'suspect' }),
]

test('the shop stands among new offers by its total, before what costs as much', () => {
  const { before, after, used, others } = arranged(offers, { price: euros(20), delivery: euros(4) })
  expect(names(before)).toEqual(['Near'])
  expect(names(after)).toEqual(['Even', 'Far', 'Unknown'])
  expect([names(used), names(others)]).toEqual([['Old'], ['Odd']])
})

test('free delivery is known, and counts', () => {
  expect(names(arranged(offers, { price: euros(20), delivery: euros(0) }).before)).toEqual([])
})

test('where the shop’s delivery is not known it stands after all whose delivery is', () => {
  const { before, after } = arranged(offers, { price: euros(4), delivery: undefined })
  expect(names(before)).toEqual(['Near', 'Even', 'Far'])
  expect(names(after)).toEqual(['Unknown'])
})
