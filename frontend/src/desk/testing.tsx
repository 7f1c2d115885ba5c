/** What the desk's tests stand on: somebody of the staff, and the keyboard that the shell hears. */
import type { ReactNode } from 'react'
import type { InitialEntry } from 'react-router'

import { begin } from '@/api/token'
import { useListening } from '@/desk/keys/keys'
import { useKept } from '@/desk/list/kept'
import { know } from '@/desk/session/may'
import { aShop } from '@/testing/builders'
import { asPerson } from '@/testing/people'
import { show } from '@/testing/render'
import { answers } from '@/testing/server'
import { Toaster } from '@/ui/toast'

const SUPPORT = ['customers.read', 'orders.cancel', 'orders.note', 'orders.read', 'orders.refund', 'orders.resolve', 'payments.read', 'products.read']
/** What the two roles of a new shop hold. */
export const HELD = { admin: [...SUPPORT, 'people.manage', 'sessions.end', 'audit.read', 'ledger.read', 'products.write', 'stock.move', 'offers.manage', 'search.manage', 'analytics.read'], support: SUPPORT }

/** Sam of the support, or an admin, is signed in, and no list keeps anything. */
export async function asStaff(role: 'support' | 'admin' = 'admin'): Promise<void> {
  answers('get', '/orders/shop', aShop())
  useKept.setState({ selected: {}, last: {}, views: {}, dense: false })
  await begin()
  answers('get', '/auth/roles', { items: Object.entries(HELD).map(([name, permissions]) => ({ name, permissions, version: 1, fixed: name === 'admin', second_factor: 'required' as const, people: 1 })) })
  asPerson({ id: 'staff-1', role, name: 'Sam Cole', email: 'sam@souk.test' })
  know(HELD[role])
}

function Heard({ children }: { children: ReactNode }): ReactNode {
  useListening()
  return <>{children}<Toaster /></>
}

/** A screen as the shell shows it. */
export const showScreen = (element: ReactNode, where: { path?: string; at?: InitialEntry } = {}) => show(<Heard>{element}</Heard>, where)
