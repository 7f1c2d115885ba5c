/** The token of a guest's link: it comes behind `#`, which no server sees, and stays for this tab alone. */
import { tabStorage } from '@/api/storage'

const name = (orderId: string): string => `souk.order.${orderId}`

/** Whether a link opened the order in this tab. */
export const openedByLink = (orderId: string): boolean => tabStorage.get(name(orderId)) !== undefined

/** The token opens the order in this tab from now on. */
export const keepOrderToken = (orderId: string, token: string): void => { tabStorage.set(name(orderId), token) }

/** How a request says it. */
export const tokenHeader = (orderId: string): Record<string, string> => {
  const token = tabStorage.get(name(orderId))
  return token ? { 'X-Order-Token': token } : {}
}
