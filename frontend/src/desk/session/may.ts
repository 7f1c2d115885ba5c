/** What the person who is signed in may do at the desk. The services decide; the desk shows nobody a way that they refuse. */
import { person } from '@/api/token'

export type Permission =
  | 'orders.read'
  | 'orders.refund'
  | 'orders.resolve'
  | 'products.read'
  | 'payments.read'
  | 'customers.read'
  | 'people.manage'
  | 'audit.read'
  | 'ledger.read'

const SUPPORT: ReadonlySet<Permission> = new Set([
  'orders.read', 'orders.refund', 'orders.resolve', 'products.read', 'payments.read',
])

/** Whether the person who is signed in belongs to the staff. */
export const isStaff = (): boolean => person()?.role === 'admin' || person()?.role === 'support'

/** Whether they may do this: an admin everything, support what the day's customers need. */
export function may(permission: Permission): boolean {
  const role = person()?.role
  return role === 'admin' || (role === 'support' && SUPPORT.has(permission))
}
