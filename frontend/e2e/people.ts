/** People, their mail and the shop's staff, by API: what a journey needs before it begins, and what it asks of the books after it. */
import { randomUUID } from 'node:crypto'

import type { APIRequestContext, Page } from '@playwright/test'

import { expect, keeps } from './fixtures'

const MAILS = process.env.SOUK_MAILS ?? 'http://localhost:8025'
const ORIGIN = new URL(process.env.SOUK_URL ?? 'http://localhost:8000').origin

export const PASSWORD = 'lanterns over the old harbour'

/** A mailbox of this journey alone. */
export const aMailbox = (): string => `journey-${randomUUID().slice(0, 13)}@souk.test`

interface Person {
  email: string
  token: string
}

/** Somebody with an account, signed in where `page` is. */
export async function aPerson(page: Page, email = aMailbox()): Promise<Person> {
  // As a browser asks: its session is then a cookie, which the page's context keeps.
  const answered = await page.request.post('/api/auth/register', { data: { email, password: PASSWORD, name: 'Nora Lind' }, headers: { Origin: ORIGIN } })
  expect(answered.status(), await answered.text()).toBe(201)
  const { access_token: token } = (await answered.json()) as { access_token: string }
  await keeps(page, 'souk.signed-in', '1')
  return { email, token }
}

const asked = (token: string): Record<string, string> => ({ Authorization: `Bearer ${token}` })

/** Into a person's cart. */
export async function put(request: APIRequestContext, { token }: Person, variantId: string, quantity = 1): Promise<void> {
  const added = await request.post('/api/cart/add', { data: { variant_id: variantId, quantity }, headers: asked(token) })
  expect(added.status()).toBe(200)
}

/** An order of a person that waits for its payment; answers its id. */
export async function anUnpaidOrder(request: APIRequestContext, person: Person, ...variants: string[]): Promise<string> {
  for (const variantId of variants) await put(request, person, variantId)
  const shop = (await (await request.get('/api/orders/shop')).json()) as { terms_version: string }
  const wanted = { lines: variants.map((variant_id) => ({ variant_id, quantity: 1 })), shipping_method_id: 'standard', country: 'DE' }
  const quoted = await request.post('/api/orders/quote', { data: wanted, headers: asked(person.token) })
  expect(quoted.ok(), await quoted.text()).toBe(true)
  const quote = (await quoted.json()) as { total: unknown }
  const placed = await request.post('/api/cart/checkout', {
    headers: { ...asked(person.token), 'Idempotency-Key': randomUUID() },
    data: {
      email: person.email, locale: 'en', shipping_method_id: 'standard', expected_total: quote.total, accepted_terms_version: shop.terms_version,
      shipping_address: { name: 'Nora Lind', line1: 'Lindenallee 12', city: 'Berlin', postal_code: '10115', country: 'DE' },
    },
  })
  expect(placed.ok(), await placed.text()).toBe(true)
  return ((await placed.json()) as { order: { id: string } }).order.id
}

interface Mail {
  subject: string
  text: string
  html: string
}

/** The link of the mail that leads to `path`, as soon as it has come, with the mail. */
export async function linkIn(request: APIRequestContext, to: string, path: RegExp): Promise<{ link: string; mail: Mail }> {
  let found: { link: string; mail: Mail } | undefined
  await expect.poll(async () => {
    const { messages } = (await (await request.get(`${MAILS}/api/messages?to=${encodeURIComponent(to)}`)).json()) as { messages: Mail[] }
    for (const mail of messages) {
      const link = mail.text.match(/https?:\/\/\S+/g)?.find((each) => path.test(new URL(each).pathname))
      if (link) found = { link, mail }
    }
    return found?.link
  }, { message: `A mail to ${to} with a link to ${path.source}`, timeout: 60_000 }).toBeDefined()
  if (!found) throw new Error('See above')
  return found
}

/** The mails to an address whose subject is like this, the newest first, as soon as there is one. */
export async function mailsTo(request: APIRequestContext, to: string, subject: RegExp): Promise<Mail[]> {
  let found: Mail[] = []
  await expect.poll(async () => {
    const { messages } = (await (await request.get(`${MAILS}/api/messages?to=${encodeURIComponent(to)}`)).json()) as { messages: Mail[] }
    found = messages.filter((mail) => subject.test(mail.subject))
    return found.length
  }, { message: `A mail to ${to} about ${subject.source}`, timeout: 60_000 }).toBeGreaterThan(0)
  return found
}

let staff: Promise<string> | undefined

/** One of the staff, signed in where `page` is: the demo's own people. */
export async function asStaff(page: Page, who: 'admin' | 'support'): Promise<void> {
  const answered = await page.request.post('/api/auth/login', { data: { email: `${who}@souk.test`, password: 'souk-demo-2026' }, headers: { Origin: ORIGIN } })
  expect(answered.status(), await answered.text()).toBe(200)
  await keeps(page, 'souk.signed-in', '1')
}

/** Pay a person's order with one of the provider's test cards. */
export async function payWith(request: APIRequestContext, person: Person, id: string, card: string): Promise<void> {
  const headers = asked(person.token)
  const { payment_id: payment } = (await (await request.get(`/api/orders/${id}`, { headers })).json()) as { payment_id: string }
  const paid = await request.post('/api/payments/confirm', {
    headers: { ...headers, 'Idempotency-Key': randomUUID() },
    data: { payment_id: payment, payment_method: card, return_url: `${ORIGIN}/orders/${id}` },
  })
  expect(paid.ok(), await paid.text()).toBe(true)
}

/** A person's order, placed and paid with the test card; answers its id. */
export async function aPaidOrder(request: APIRequestContext, person: Person, ...variants: string[]): Promise<string> {
  const id = await anUnpaidOrder(request, person, ...variants)
  await payWith(request, person, id, 'pm_card_visa')
  const headers = asked(person.token)
  await expect.poll(async () => ((await (await request.get(`/api/orders/${id}`, { headers })).json()) as { status: string }).status).toBe('confirmed')
  return id
}

/** Somebody else of the staff gives an account another role meanwhile. */
export async function givesRole(request: APIRequestContext, email: string, role: string): Promise<void> {
  const headers = asked(await staffToken(request))
  const id = await accountOf(request, email)
  const { version } = (await (await request.get(`/api/auth/users/${id}`, { headers })).json()) as { version: number }
  const changed = await request.patch(`/api/auth/users/${id}`, { headers: { ...headers, 'If-Match': `"${version}"` }, data: { role } })
  expect(changed.ok(), await changed.text()).toBe(true)
}

/** The id of an account, as staff know it. */
export async function accountOf(request: APIRequestContext, email: string): Promise<string> {
  const { items } = (await (await request.get(`/api/auth/users?email=${encodeURIComponent(email)}`, { headers: asked(await staffToken(request)) })).json()) as { items: { id: string }[] }
  return items[0]?.id ?? ''
}

/** The admin's token, one for all journeys of a process. */
export async function staffToken(request: APIRequestContext): Promise<string> {
  return (staff ??= request
    .post('/api/auth/login', { data: { email: 'admin@souk.test', password: 'souk-demo-2026' } })
    .then(async (answered) => ((await answered.json()) as { access_token: string }).access_token))
}

interface Amount {
  amount: number
}
interface Order {
  id: string
  status: string
  payment_status: string
  total: Amount
}
interface Payment {
  status: string
  captured: Amount
  refunded: Amount
}

/** What the shop's books say of a mailbox: its orders, and the payments that took money. */
export async function booksOf(request: APIRequestContext, email: string): Promise<{ orders: Order[]; charges: Payment[] }> {
  const headers = asked(await staffToken(request))
  const { items: orders } = (await (await request.get(`/api/orders/all?q=${encodeURIComponent(email)}`, { headers })).json()) as { items: Order[] }
  const payments = await Promise.all(orders.map(async ({ id }) => {
    const { items } = (await (await request.get(`/api/payments?order_id=${id}`, { headers })).json()) as { items: Payment[] }
    return items
  }))
  return { orders, charges: payments.flat().filter(({ captured }) => captured.amount > 0) }
}

/** One order and one charge of all that it costs, whatever happened on the way. */
export async function expectOneOfEach(request: APIRequestContext, email: string): Promise<void> {
  const { orders, charges } = await booksOf(request, email)
  expect(orders.map(({ payment_status }) => payment_status), 'One order, paid').toEqual(['paid'])
  expect(charges.map(({ captured, refunded }) => [captured.amount, refunded.amount]), 'One charge of its total').toEqual([[orders[0]?.total.amount, 0]])
}

/** A product of this journey alone, so that its price and stock disturb no other one. */
export interface OwnProduct {
  slug: string
  variantId: string
  costs: (cents: number) => Promise<void>
  isSoldOut: () => Promise<void>
  leaves: () => Promise<void>
}

export async function anOwnProduct(request: APIRequestContext): Promise<OwnProduct> {
  const headers = asked(await staffToken(request))
  const slug = `journey-${randomUUID().slice(0, 13)}`
  const variant = (cents: number) => ({ sku: slug.toUpperCase(), price: { amount: cents, currency: 'EUR' } })
  const made = await request.post('/api/products', {
    headers: { ...headers, 'Idempotency-Key': randomUUID() },
    data: { slug, title: 'Traveller’s lantern', status: 'published', variants: [{ ...variant(2500), stock: 9 }] },
  })
  expect(made.ok(), await made.text()).toBe(true)
  const { id, variants } = (await made.json()) as { id: string; variants: { id: string }[] }
  const variantId = variants[0]?.id ?? ''
  const present = async (): Promise<Record<string, string>> => {
    const read = await request.get(`/api/products/${id}`, { headers })
    return { ...headers, 'If-Match': read.headers().etag ?? '' }
  }
  const agreed = async (answer: ReturnType<APIRequestContext['post']>): Promise<void> => {
    const answered = await answer
    expect(answered.ok(), await answered.text()).toBe(true)
  }
  return {
    slug, variantId,
    costs: async (cents) => { await agreed(request.put(`/api/products/${id}/variants/${variantId}`, { headers: await present(), data: variant(cents) })) },
    isSoldOut: async () => {
      await agreed(request.post(`/api/products/variants/${variantId}/stock/movements`, {
        headers: { ...headers, 'Idempotency-Key': randomUUID() }, data: { quantity: -9, reason: 'adjustment' },
      }))
    },
    leaves: async () => { await agreed(request.delete(`/api/products/${id}`, { headers: await present() })) },
  }
}
