import type { components } from './generated/order'

type Order = Pick<components['schemas']['OrderAnswer'], 'status' | 'payment_status' | 'fulfilment_status' | 'refunded'>

/** Whether an event of an order's stream says something else than what is known of it. */
export function isNewsOf(said: string, known: Order | undefined): boolean {
  try {
    const states: unknown = JSON.parse(said)
    if (typeof states !== 'object' || states === null || !known) return true
    const now = Object.entries(states)
    return (['status', 'payment_status', 'fulfilment_status'] as const).some((name) =>
      now.some(([key, value]) => key === name && value !== known[name]),
    ) || now.some(([key, value]) => key === 'refunded' && JSON.stringify(value) !== JSON.stringify(known.refunded))
  } catch {
    return true
  }
}
