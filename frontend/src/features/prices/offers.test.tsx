import { screen, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'

import { begin } from '@/api/token'
import { aShop, euros } from '@/testing/builders'
import { saying, show } from '@/testing/render'
import { answers, isAway, refuses } from '@/testing/server'

import type { Offer } from './api/read-comparison'
import { Offers } from './components/offers'
import { aComparison, anOffer } from './prices.builders'

const cap = { id: 'id-', price: euros(20), availability: 'in_stock' } as const

beforeEach(async () => {
  answers('get', '/orders/shop', aShop())
  await begin()
})

function open(offers: Offer[], variant: Parameters<typeof Offers>[0]['variant'] = cap) {
  answers('get', '/search/compare/{product_id}', aComparison(offers))
  return show(<Offers productId="id-cap" variant={variant} delivery={euros(4)} />)
}

const rows = async () => (await screen.findAllByRole('listitem')).map((row) => row.querySelector('bdi')?.textContent)

test('sellers stand around the shop by what they cost with delivery', async () => {
  open([anOffer('Near', 18), anOffer('Far', 30)])
  expect(await rows()).toEqual(['Near', 'Souk', 'Far'])
  const [near, shop] = screen.getAllByRole('listitem').map((row) => within(row))
  expect(near?.getByText('Lowest total')).toBeVisible()
  expect(near?.getByText('€22.00')).toBeVisible()
  expect(near?.getByText(saying('€18.00 and €4.00 delivery'))).toBeVisible()
  expect(near?.getByText('Denmark')).toBeVisible()
  expect(near?.getByText('With you in 2 to 5 days')).toBeVisible()
  expect(near?.getByText('Same article number (GTIN) · checked 3 hours ago')).toBeVisible()
  expect(shop?.getByText('this shop')).toBeVisible()
  expect(shop?.queryByText('Lowest total')).toBeNull()
})

test('the way to another shop says that it leads there, and that it is sponsored', async () => {
  open([anOffer('Near', 18)])
  const link = await screen.findByRole('link', { name: 'To Near (another shop, in a new tab)' })
  expect(link).toHaveAttribute('rel', 'sponsored noopener')
  expect(link).toHaveAttribute('target', '_blank')
  expect(link).toHaveAttribute('href', 'https://near.example/cap')
})

test.each([
  [{ shipping: euros(0), total: euros(30) }, 'with free delivery'],
  [{ shipping: null, total: null }, 'plus delivery, which we do not know'],
  [{ availability: 'preorder' }, 'Can be ordered ahead'],
  [{ days_min: null, days_max: null }, 'In stock there'],
  [{ days_min: 1, days_max: 1 }, 'With you in 1 day'],
  [{ days_min: null, days_max: 3 }, 'With you in 3 days'],
  [{ matched_by: 'brand_mpn' }, 'Same brand and part number'],
  [{ matched_by: 'seller_sku' }, 'Same article, says the seller'],
  [{ matched_by: 'manual' }, 'Compared by our team'],
] as const)('an offer with %j says “%s”', async (over, words) => {
  open([anOffer('Far', 30, over)])
  expect(await screen.findByText(new RegExp(words))).toBeVisible()
})

test('used ones stand apart', async () => {
  open([anOffer('Far', 30), anOffer('Second', 9, { condition: 'used' })])
  expect(await screen.findByRole('heading', { name: 'Used' })).toBeVisible()
  expect(await rows()).toEqual(['Souk', 'Far', 'Second'])
  expect(screen.getAllByText('Lowest total')).toHaveLength(1)
})

test.each([
  ['old', 'This price is more than three days old.'],
  ['other_currency', 'It is in another currency.'],
  ['out_of_stock', 'Sold out there.'],
  ['suspect', 'The price is far from all others: it may be something else.'],
] as const)('what is not ranked because it is %s is folded away, with the reason', async (unranked_because, words) => {
  const { user } = open([anOffer('Near', 1, { rank: null, unranked_because })])
  const fold = await screen.findByText('1 more offer that cannot be compared')
  expect(screen.getByText(words)).not.toBeVisible()
  await user.click(fold)
  expect(screen.getByText(words)).toBeVisible()
})

test('what is sold out here is not the lowest', async () => {
  open([anOffer('Far', 30)], { ...cap, availability: 'out' })
  expect(await screen.findByText('Sold out')).toBeVisible()
  expect(screen.queryByText('Lowest total')).toBeNull()
})

test.each([
  ['nobody offers it', () => { answers('get', '/search/compare/{product_id}', aComparison([])) }],
  ['the variant is not compared', () => { answers('get', '/search/compare/{product_id}', aComparison([anOffer('Near', 9)], { variant_id: 'another' })) }],
  ['the product is not compared', () => { refuses('get', '/search/compare/{product_id}', 404, 'product_not_found') }],
  ['too much was asked', () => { refuses('get', '/search/compare/{product_id}', 429, 'rate_limited') }],
  ['the service is away', () => { isAway('get', '/search/compare/{product_id}') }],
])('nothing stands there where %s', async (_, given) => {
  given()
  const { container } = show(<><Offers productId="id-cap" variant={cap} delivery={undefined} /><p>The rest</p></>)
  await screen.findByText('The rest')
  await new Promise((done) => setTimeout(done))
  expect(container).toHaveTextContent(/^The rest$/)
})
