/** The token of a guest's link: it comes behind `#`, which no server sees, and stays for this tab alone. */

const name = (orderId: string): string => `souk.order.${orderId}`

/** The token that opens an order here, if its link was followed in this tab. */
export function orderToken(orderId: string): string | undefined {
  try {
    return sessionStorage.getItem(name(orderId)) ?? undefined
  } catch {
    return undefined
  }
}

/** Keep what stands behind `#`; whether there was a token, which the address bar shall not keep. */
export function takeOrderToken(orderId: string, hash: string): boolean {
  const token = new URLSearchParams(hash.replace(/^#/, '')).get('token')
  if (!token) return false
  try {
    sessionStorage.setItem(name(orderId), token)
    return true
  } catch {
    // A tab that may keep nothing reads it from the address.
    return false
  }
}

/** How a request says it. */
export const tokenHeader = (orderId: string): Record<string, string> => {
  const token = orderToken(orderId)
  return token ? { 'X-Order-Token': token } : {}
}
