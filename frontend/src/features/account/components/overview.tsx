import { Trans } from '@lingui/react/macro'
import { Bell, ChevronRight, Laptop, MapPin, Package, UserCog } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { usePerson } from '@/api/person'
import { Notice } from '@/ui/notice'

/** Reminds of the link that was mailed, until it was followed. */
export function Unconfirmed(): ReactNode {
  const person = usePerson()
  if (!person?.email || person.email_confirmed) return null
  const { email } = person
  return (
    <Notice kind="warn" title={<Trans>Confirm your e-mail</Trans>}>
      <p>
        <Trans>
          We sent a link to <bdi>{email}</bdi>. It works for three days; look among the unwanted mails too.
        </Trans>
      </p>
    </Notice>
  )
}

interface CardProps {
  to: string
  icon: ReactNode
  title: ReactNode
  children: ReactNode
}

function Card({ to, icon, title, children }: CardProps): ReactNode {
  return (
    <li className="relative flex items-center gap-4 rounded-card border border-line bg-surface p-4 hover:border-control hover:shadow-lift">
      <span className="text-primary">{icon}</span>
      <span className="grid min-w-0 flex-1">
        <Link to={to} className="font-semibold after:absolute after:inset-0 after:rounded-card">
          {title}
        </Link>
        <span className="text-md text-muted">{children}</span>
      </span>
      <ChevronRight aria-hidden className="mirror size-5 text-muted" />
    </li>
  )
}

/** The ways into the account. */
export function Ways(): ReactNode {
  return (
    <ul className="grid gap-3 sm:grid-cols-2">
      <Card to="/account/orders" icon={<Package aria-hidden className="size-6" />} title={<Trans>Orders</Trans>}>
        <Trans>Where they are, and what you bought</Trans>
      </Card>
      <Card to="/account/addresses" icon={<MapPin aria-hidden className="size-6" />} title={<Trans>Addresses</Trans>}>
        <Trans>Where we deliver to</Trans>
      </Card>
      <Card to="/account/alerts" icon={<Bell aria-hidden className="size-6" />} title={<Trans>Price alerts</Trans>}>
        <Trans>What we tell you of by mail</Trans>
      </Card>
      <Card to="/account/profile" icon={<UserCog aria-hidden className="size-6" />} title={<Trans>Profile</Trans>}>
        <Trans>Name, language, password, your data</Trans>
      </Card>
      <Card to="/account/sessions" icon={<Laptop aria-hidden className="size-6" />} title={<Trans>Devices</Trans>}>
        <Trans>Where you are signed in</Trans>
      </Card>
    </ul>
  )
}
