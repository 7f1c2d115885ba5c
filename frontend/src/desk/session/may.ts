/** What the person who is signed in may do at the desk. The services decide; the desk shows nobody a way that they refuse. */
import { queryOptions } from '@tanstack/react-query'

import { answer, auth } from '@/api/client'
import { person } from '@/api/token'

/** Those that the desk's ways ask for; services.yaml declares them all. */
export type Permission =
  | 'orders.read'
  | 'orders.cancel'
  | 'orders.note'
  | 'orders.refund'
  | 'orders.resolve'
  | 'payments.read'
  | 'products.read'
  | 'products.write'
  | 'stock.move'
  | 'customers.read'
  | 'sessions.end'
  | 'people.manage'
  | 'audit.read'
  | 'ledger.read'
  | 'offers.manage'
  | 'search.manage'
  | 'analytics.read'

let held: ReadonlySet<string> = new Set()

/** From now on the person may do these. */
export function know(permissions: readonly string[]): void {
  held = new Set(permissions)
}

/** What somebody's role holds, looked at each minute: it can change while they work. */
export const readPermissions = (id: string | undefined) =>
  queryOptions({
    queryKey: ['desk-permissions', id],
    queryFn: async ({ signal }) => {
      const { permissions = [] } = await answer(auth.GET('/auth/me', { signal }))
      know(permissions)
      return permissions
    },
    staleTime: 60_000,
    refetchInterval: 60_000,
  })

/** Whether the person who is signed in belongs to the staff: every role but a shopper's does. */
export const isStaff = (): boolean => !['guest', 'customer'].includes(person()?.role ?? 'guest')

/** Whether they may do this. */
export const may = (permission: Permission): boolean => holds(permission)

/** Whether they hold a permission by its name: any that a service declares, also one that no way of the desk asks for. */
export const holds = (name: string): boolean => held.has(name)
