import { expect, test } from 'vitest'

import { amountOf, asPrice, exactAmount } from './amounts'

test.each([
  ['24.90', 'EUR', 2490], ['24,9', 'EUR', 2490], [' 24 ', 'EUR', 2400], ['1 024,50', 'EUR', 102450], ['٢٤٫٩', 'EUR', 2490], ['€5', 'EUR', 500],
  ['0.29', 'EUR', 29], ['90071992547409.91', 'EUR', 9007199254740991], ['24.900', 'EUR', 2490], ['500', 'JPY', 500], ['1.234', 'KWD', 1234], ['.5', 'EUR', 50],
  ['24.905', 'EUR', undefined], ['5.5', 'JPY', undefined], ['1e3', 'EUR', undefined], ['-4', 'EUR', undefined], ['', 'EUR', undefined], ['4.5.6', 'EUR', undefined], ['900719925474099100', 'EUR', undefined],
])('%j in %s is %s minor units, or no amount at all', (typed, currency, amount) => {
  expect(exactAmount(typed, currency)).toBe(amount)
})

test.each([[2490, 'EUR', '24.90'], [5, 'EUR', '0.05'], [500, 'JPY', '500'], [1234, 'KWD', '1.234'], [9007199254740991, 'EUR', '90071992547409.91']])('%i of %s stands as %s, and comes back', (amount, currency, typed) => {
  expect(asPrice(amount, currency)).toBe(typed)
  expect(exactAmount(typed, currency)).toBe(amount)
})

test.each([
  ['12.50', 'EUR', 1250],
  ['12,5', 'EUR', 1250],
  [' 7 ', 'EUR', 700],
  ['0', 'EUR', 0],
  ['12.345', 'EUR', 1235],
  ['1.005', 'EUR', 101],
  ['12.344', 'EUR', 1234],
  ['500.5', 'JPY', 501],
  ['', 'EUR', undefined],
  ['.', 'EUR', undefined],
  ['-3', 'EUR', undefined],
  ['cheap', 'EUR', undefined],
])('as an end of a range %j in %s is %s minor units', (typed, currency, amount) => {
  expect(amountOf(typed, currency)).toBe(amount)
})
