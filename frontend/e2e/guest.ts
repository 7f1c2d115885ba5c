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

/** The n-th thing that can be had; those that journeys made for themselves are theirs alone. */
export async function somethingInStock(request: APIRequestContext, nth = 0): Promise<{ slug: string; variantId: string }> {
  const { items } = await read<Answered>(await request.get('/api/products?in_stock=true&limit=60'))
  const cards = items.filter(({ slug }) => !slug.startsWith('journey-'))
  const card = cards[nth % cards.length]
  if (!card) throw new Error('The shop is empty')
  const { variants } = await read<Product>(await request.get(`/api/products/${card.id}`))
  const variant = variants.find(({ availability }) => availability === 'in_stock') ?? variants[0]
  if (!variant) throw new Error(`${card.slug} has no variant`)
  return { slug: card.slug, variantId: variant.id }
}

/** The token of a guest with one piece of that variant. */
export async function guestWith(request: APIRequestContext, variantId: string): Promise<string> {
  const { access_token: token } = await read<{ access_token: string }>(await request.post('/api/auth/guest', { data: {} }))
  await read(await request.post('/api/cart/add', {
    data: { variant_id: variantId, quantity: 1 },
    headers: { Authorization: `Bearer ${token}` },
  }))
  return token
}
