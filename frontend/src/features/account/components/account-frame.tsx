import { Trans, useLingui } from '@lingui/react/macro'
import { Bell, ChevronLeft, Laptop, MapPin, Package, User, UserCog } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link, NavLink } from 'react-router'

import { PageTitle } from '@/ui/page-title'

interface AccountFrameProps {
  title: string
  heading?: ReactNode
  /** The button that signs out. */
  signOut: ReactNode
  /** The page above this one, on a phone; none for the overview. */
  up?: { to: string; label: ReactNode } | undefined
  children: ReactNode
}

const LINK =
  'flex min-h-11 items-center gap-3 rounded-control px-3 font-semibold hover:bg-sunken ' +
  'aria-[current=page]:bg-primary-soft aria-[current=page]:text-primary'

/** What the pages of the account stand in: the way among them beside the page, on a phone the way up above it. */
export function AccountFrame({ title, heading, signOut, up, children }: AccountFrameProps): ReactNode {
  const { t } = useLingui()
  return (
    <div className="grid gap-x-12 gap-y-4 lg:grid-cols-[14rem_minmax(0,1fr)]">
      <nav aria-label={t`Your account`} className="grid content-start gap-1 max-lg:hidden">
        <NavLink to="/account" end className={LINK}>
          <User aria-hidden className="size-5" />
          <Trans>Overview</Trans>
        </NavLink>
        <NavLink to="/account/orders" className={LINK}>
          <Package aria-hidden className="size-5" />
          <Trans>Orders</Trans>
        </NavLink>
        <NavLink to="/account/addresses" className={LINK}>
          <MapPin aria-hidden className="size-5" />
          <Trans>Addresses</Trans>
        </NavLink>
        <NavLink to="/account/alerts" className={LINK}>
          <Bell aria-hidden className="size-5" />
          <Trans>Price alerts</Trans>
        </NavLink>
        <NavLink to="/account/profile" className={LINK}>
          <UserCog aria-hidden className="size-5" />
          <Trans>Profile</Trans>
        </NavLink>
        <NavLink to="/account/sessions" className={LINK}>
          <Laptop aria-hidden className="size-5" />
          <Trans>Devices</Trans>
        </NavLink>
        <div className="mt-3 border-t border-line pt-3">{signOut}</div>
      </nav>
      <div className="grid content-start gap-6">
        <div>
          {up && (
            <Link to={up.to} className="link inline-flex min-h-11 items-center gap-1 lg:hidden">
              <ChevronLeft aria-hidden className="mirror size-4" />
              {up.label}
            </Link>
          )}
          <PageTitle title={title} heading={heading} noindex />
        </div>
        {children}
      </div>
    </div>
  )
}

/** A part of an account's page, with its heading. */
export function Part({ id, title, lead, children }: { id: string; title: ReactNode; lead?: ReactNode; children: ReactNode }): ReactNode {
  return (
    <section aria-labelledby={id} className="grid max-w-form gap-4 rounded-panel border border-line bg-surface p-5 sm:p-6">
      <div className="grid gap-1">
        <h2 id={id} className="text-h3">
          {title}
        </h2>
        {lead && <p className="text-muted">{lead}</p>}
      </div>
      {children}
    </section>
  )
}
