import { Trans, useLingui } from '@lingui/react/macro'
import { Menu, Store } from 'lucide-react'
import { type ReactNode, Suspense, useState } from 'react'
import { Link, Outlet, ScrollRestoration } from 'react-router'

import { usePerson } from '@/api/person'
import { useShop } from '@/api/shop'
import { SignOut } from '@/features/session/components/sign-out'
import { IconButton } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Languages } from '@/ui/languages'
import { Mark } from '@/ui/mark'
import { Offline } from '@/ui/offline'
import { Progress } from '@/ui/progress'
import { SkipLink } from '@/ui/skip-link'
import { ThemeSwitch } from '@/ui/theme'
import { Toaster } from '@/ui/toast'

import { KeyHelp } from '../keys/key-help'
import { useListening } from '../keys/keys'
import { Staff } from '../session/allowed'
import { roleName } from '../session/role-name'
import { Navigation } from './navigation'

/** What every screen of the desk stands in. */
export function Shell(): ReactNode {
  useListening()
  return (
    <>
      <SkipLink />
      <Staff>
        <div className="lg:grid lg:grid-cols-[15rem_minmax(0,1fr)]">
          <TopBar />
          <Side />
          <div className="min-w-0">
            <Offline />
            <main id="main" className="min-h-dvh px-4 pt-6 pb-24 md:px-8">
              <Suspense>
                <Outlet />
              </Suspense>
            </main>
          </div>
        </div>
      </Staff>
      <Toaster />
      <Progress />
      <ScrollRestoration />
    </>
  )
}

/** On wide screens: the ways, and who is signed in, always in view. */
function Side(): ReactNode {
  return (
    <header className="sticky top-0 hidden h-dvh flex-col gap-4 overflow-y-auto border-e border-line bg-surface p-4 lg:flex">
      <Wordmark />
      <Navigation />
      <div className="mt-auto grid gap-2 border-t border-line pt-3">
        <Person />
      </div>
    </header>
  )
}

/** On narrow ones they open by a button. */
function TopBar(): ReactNode {
  const { t } = useLingui()
  const [open, setOpen] = useState(false)
  const close = (): void => { setOpen(false) }
  return (
    <header className="flex items-center justify-between gap-2 border-b border-line bg-surface px-4 py-2 lg:hidden">
      <Wordmark />
      <IconButton label={t`Menu`} onClick={() => { setOpen(true) }}>
        <Menu aria-hidden className="size-5" />
      </IconButton>
      <Dialog open={open} onClose={close} title={<Trans>Menu</Trans>} place="end" footer={<Person />}>
        <Navigation onGo={close} />
      </Dialog>
    </header>
  )
}

function Wordmark(): ReactNode {
  const shop = useShop()?.name ?? 'Souk'
  return (
    <Link to="/admin" className="flex min-h-11 items-center gap-2 rounded-control">
      <Mark />
      <span className="font-display text-h3 font-bold">
        <Trans>Desk</Trans>
      </span>
      <span className="truncate text-sm text-muted">{shop}</span>
    </Link>
  )
}

/** Who is signed in, with which role, and what is theirs to choose. */
function Person(): ReactNode {
  const { i18n } = useLingui()
  const person = usePerson()
  if (!person) return null
  return (
    <div className="grid gap-1">
      <p className="px-3">
        <span className="block truncate font-semibold"><bdi>{[person.name, person.email].find(Boolean)}</bdi></span>
        <span className="block text-sm text-muted"><bdi>{roleName(person.role, i18n)}</bdi></span>
      </p>
      <Link
        to="/"
        reloadDocument
        className="flex min-h-11 items-center gap-2 rounded-control px-3 font-semibold text-primary hover:bg-primary-soft"
      >
        <Store aria-hidden className="size-5" />
        <Trans>Open the shop</Trans>
      </Link>
      <SignOut className="justify-start! px-3!" />
      <Languages className="flex flex-wrap gap-x-1" link="inline-flex min-h-11 items-center rounded-control px-2 text-sm text-muted hover:text-ink hover:underline" />
      <div className="flex">
        <ThemeSwitch />
        <KeyHelp />
      </div>
    </div>
  )
}
