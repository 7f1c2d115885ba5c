/** A guest who has put something into the cart, by API: for the journeys, and for what is measured without their runner. */
import type { APIRequestContext, APIResponse } from '@playwright/test'

interface Answered {
  items: { id: string; slug: string }[]
}
interface Product {
  variants: { id: string; availability: string }[]
}

async function read<Answer>(response: APIResponse): Promise<Answer> {
  if (!response.ok()) throw new Error(`${response.url()} answered ${response.status()}: ${await response.text()}`)
  return (await response.json()) as Answer
}

/** The guest's token, and the slug of what lies in the cart: the `nth` of what is in stock. */
export async function guestWithCart(request: APIRequestContext, nth = 0): Promise<{ slug: string; token: string }> {
  const { access_token: token } = await read<{ access_token: string }>(await request.post('/api/auth/guest', { data: {} }))
  const { items } = await read<Answered>(await request.get('/api/products?in_stock=true&limit=40'))
  const card = items[nth % items.length]
  if (!card) throw new Error('The shop is empty')
  const product = await read<Product>(await request.get(`/api/products/${card.id}`))
  const variant = product.variants.find(({ availability }) => availability === 'in_stock') ?? product.variants[0]
  await read(await request.post('/api/cart/add', {
    data: { variant_id: variant?.id, quantity: 1 },
    headers: { Authorization: `Bearer ${token}` },
  }))
  return { slug: card.slug, token }
}
