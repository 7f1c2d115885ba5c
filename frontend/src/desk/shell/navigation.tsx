import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { Bell, ChartColumn, CreditCard, FolderTree, House, KeyRound, type LucideIcon, Package, ReceiptText, Scale, ScrollText, Store, TextSearch, Users } from 'lucide-react'
import type { ComponentType, ReactNode } from 'react'
import { NavLink } from 'react-router'

import { AttentionCount } from '@/desk/features/home/components/attention-count'

import { SCREENS } from '../addresses'
import { may } from '../session/may'

interface Entry {
  to: string
  name: MessageDescriptor
  Icon: LucideIcon
  /** What stands behind the name, such as how many wait. */
  More?: ComponentType
}

/** What the desk leads to, in the order of a day. */
const ENTRIES: readonly Entry[] = [
  { to: '/admin', name: msg`Home`, Icon: House },
  { to: '/admin/attention', name: msg`Needs you`, Icon: Bell, More: AttentionCount },
  { to: '/admin/orders', name: msg`Orders`, Icon: ReceiptText },
  { to: '/admin/products', name: msg`Products`, Icon: Package },
  { to: '/admin/categories', name: msg`Categories`, Icon: FolderTree },
  { to: '/admin/sellers', name: msg`Other sellers`, Icon: Store },
  { to: '/admin/synonyms', name: msg`Search`, Icon: TextSearch },
  { to: '/admin/payments', name: msg`Payments`, Icon: CreditCard },
  { to: '/admin/ledger', name: msg`Books`, Icon: Scale },
  { to: '/admin/reports', name: msg`Reports`, Icon: ChartColumn },
  { to: '/admin/people', name: msg`People`, Icon: Users },
  { to: '/admin/roles', name: msg`Roles`, Icon: KeyRound },
  { to: '/admin/audit', name: msg`Audit trail`, Icon: ScrollText },
]

/** The ways that the person who is signed in may go. */
export function Navigation({ onGo }: { onGo?: () => void }): ReactNode {
  const { t, i18n } = useLingui()
  return (
    <nav aria-label={t`Desk`}>
      <ul className="grid gap-1">
        {ENTRIES.filter(({ to }) => allows(to)).map(({ to, name, Icon, More }) => (
          <li key={to}>
            <NavLink
              to={to}
              end={to === '/admin'}
              onClick={onGo}
              className="flex min-h-11 items-center gap-3 rounded-control px-3 font-semibold text-muted hover:bg-sunken hover:text-ink aria-[current]:bg-primary-soft aria-[current]:text-primary"
            >
              <Icon aria-hidden className="size-5 shrink-0" />
              <span className="min-w-0 flex-1">{i18n._(name)}</span>
              {More && <More />}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function allows(address: string): boolean {
  const takes = SCREENS[address]?.takes
  return takes === undefined || may(takes)
}
