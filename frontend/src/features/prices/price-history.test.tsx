import { screen } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'

import { begin } from '@/api/token'
import { aShop, euros } from '@/testing/builders'
import { show } from '@/testing/render'
import { type Asked, answers, isAway, refuses } from '@/testing/server'

import { PriceHistory } from './components/price-history'

const cap = { id: 'id-', price: euros(20), availability: 'in_stock' } as const
/** Minor units of the shop and of the sellers, day after day. */
const aHistory = (...prices: readonly (readonly [own: number | null, sellers: number | null])[]) => ({
  currency: 'EUR',
  days: prices.map(([own, sellers], index) => ({ day: `2026-05-0${index + 1}`, own, sellers })),
})

beforeEach(async () => {
  answers('get', '/orders/shop', aShop())
  await begin()
})

const open = (history: ReturnType<typeof aHistory>) => {
  answers('get', '/search/price-history/{product_id}', history)
  return show(<PriceHistory productId="id-cap" variant={cap} />)
}

test.each([
  ['Lowest in 3 days: €18.00, on 2 May 2026. Today it is €20.00.', [[2500, 1900], [1800, 1900], [2000, 1900]]],
  ['Today’s price, €20.00, is the lowest in 2 days.', [[2500, null], [2000, null]]],
  ['The price has been €20.00 for 2 days.', [[2000, null], [2000, null]]],
  ['Lowest in 3 days: €20.00, on 2 May 2026.', [[2000, null], [2000, null], [null, null]]],
  // The shop's own are too new to say anything.
  ['Lowest at other sellers in 2 days: €15.00, on 1 May 2026. Today it is €19.00.', [[null, 1500], [2000, 1900]]],
  ['Lowest at other sellers in 3 days: €15.00, on 1 May 2026.', [[null, 1500], [null, 1900], [2000, null]]],
] as const)('%s', async (sentence, prices) => {
  open(aHistory(...prices))
  expect(await screen.findByText(sentence)).toBeVisible()
})

test('both lines have names and values by the day, of UTC and of the variant that is looked at', async () => {
  let asked: Asked | undefined
  answers('get', '/search/price-history/{product_id}', (of) => {
    asked = of
    return aHistory([2500, 1900], [2000, null])
  })
  show(<PriceHistory productId="id-cap" variant={{ ...cap, id: 'tall' }} />)
  expect(await screen.findByRole('slider', { name: 'Prices day by day' })).toHaveAttribute(
    'aria-valuetext', '2 May 2026: Souk €20.00, Other sellers, the lowest not known',
  )
  expect(asked?.params.product_id).toBe('id-cap')
  expect(asked?.url.searchParams.get('variant')).toBe('tall')
})

test('who never sold it has no line', async () => {
  open(aHistory([2500, null], [2000, null]))
  await screen.findByRole('slider')
  expect(screen.queryByText('Other sellers, the lowest')).toBeNull()
})

test.each([
  ['it is new', () => { answers('get', '/search/price-history/{product_id}', aHistory([null, null], [2000, 1900])) }],
  ['the product is not known', () => { refuses('get', '/search/price-history/{product_id}', 404, 'product_not_found') }],
  ['the variant is not known', () => { refuses('get', '/search/price-history/{product_id}', 404, 'variant_not_found') }],
  ['too much was asked', () => { refuses('get', '/search/price-history/{product_id}', 429, 'rate_limited') }],
  ['the service is away', () => { isAway('get', '/search/price-history/{product_id}') }],
])('nothing stands there where %s', async (_, given) => {
  given()
  const { container } = show(<><PriceHistory productId="id-cap" variant={cap} /><p>The rest</p></>)
  await screen.findByText('The rest')
  await new Promise((done) => setTimeout(done))
  expect(container).toHaveTextContent(/^The rest$/)
})
