import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { User } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link, useLocation } from 'react-router'

import { usePerson } from '@/api/person'
import { useShop } from '@/api/shop'
import { CartButton } from '@/features/cart/components/cart-button'
import { readCategories } from '@/features/catalogue/api/read-categories'
import { Departments } from '@/features/catalogue/components/departments'
import { SearchBox } from '@/features/search/components/search-box'
import { withWayBack } from '@/features/session/way-back'
import { locale } from '@/locale/locale'
import { Mark } from '@/ui/mark'
import { ThemeSwitch } from '@/ui/theme'

const LINK = 'inline-flex min-h-11 items-center rounded-control px-3 text-md font-semibold hover:bg-sunken'

const SIGNING_IN = new Set(['/sign-in', '/register', '/forgot', '/reset', '/verify'])

/** The way around the shop; it stays in view. */
export function Header(): ReactNode {
  const { t } = useLingui()
  const categories = useQuery(readCategories()).data
  return (
    <header className="sticky top-0 z-40 border-b border-line bg-paper">
      <div className="page flex flex-wrap items-center gap-x-0 gap-y-2 min-[23rem]:gap-x-2 py-2 md:h-16 md:flex-nowrap">
        <Wordmark />
        <nav aria-label={t`Shop`} className="flex items-center">
          <Departments />
          <Link to="/search?on_sale=true" className={`${LINK} text-sale max-md:hidden`}>
            <Trans>Sale</Trans>
          </Link>
        </nav>
        <div className="order-last w-full md:order-none md:mx-2 md:w-auto md:flex-1">
          <SearchBox sections={categories} />
        </div>
        <div className="ms-auto flex items-center md:ms-0">
          <ThemeSwitch />
          <AccountLink />
          <CartButton />
        </div>
      </div>
    </header>
  )
}

/** The shop's name, home. */
export function Wordmark(): ReactNode {
  const { t } = useLingui()
  const called = useShop()?.name ?? 'Souk'
  // What is read out begins with what is seen.
  const name = called === 'Souk' && locale === 'ar' ? 'سوق' : called
  const word = name === 'Souk' ? 'souk' : name
  return (
    <Link to="/" aria-label={t`${name}, home`} className="flex min-h-11 items-center gap-2 rounded-control pe-2">
      <Mark />
      <span className="font-display text-2xl font-bold tracking-tight">{word}</span>
    </Link>
  )
}

function AccountLink(): ReactNode {
  const { t } = useLingui()
  const person = usePerson()
  const { pathname, search } = useLocation()
  // Whoever is on the way already keeps the way back that the address says.
  const signIn = SIGNING_IN.has(pathname) ? `/sign-in${search}` : withWayBack('/sign-in', pathname + search)
  return (
    <Link
      to={person ? '/account' : signIn}
      aria-label={person ? t`Your account` : t`Sign in`}
      className="inline-grid size-11 place-items-center rounded-control hover:bg-sunken"
    >
      <User aria-hidden className="size-5" />
    </Link>
  )
}
