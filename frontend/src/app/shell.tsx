import { Trans, useLingui } from '@lingui/react/macro'
import { Suspense, type ReactNode } from 'react'
import { Outlet, ScrollRestoration, useNavigation } from 'react-router'

import { useShop } from '@/api/shop'
import { Toaster } from '@/ui/toast'

import { Footer } from './footer'
import { Header } from './header'
import { Offline } from './offline'

/** What every page of the shop stands in. */
export function Shell(): ReactNode {
  return (
    <>
      <SkipLink />
      <Banner />
      <Header />
      <Offline />
      <main id="main" className="page min-h-dvh pt-6 pb-16">
        <Suspense>
          <Outlet />
        </Suspense>
      </main>
      <Footer />
      <Toaster />
      <Progress />
      <ScrollRestoration />
    </>
  )
}

/** By keyboard past what every page begins with. */
export function SkipLink(): ReactNode {
  return (
    <a
      href="#main"
      className="sr-only rounded-control bg-primary px-4 py-3 font-semibold text-on-primary focus:not-sr-only focus:fixed! focus:start-4 focus:top-2 focus:z-50"
    >
      <Trans>Skip to the content</Trans>
    </a>
  )
}

/** Says that nothing here is real, where it is so. */
export function Banner(): ReactNode {
  const { t } = useLingui()
  if (!useShop()?.test_mode) return null
  return (
    <aside aria-label={t`About this shop`} className="bg-accent-soft px-4 py-1.5 text-center text-sm text-ink">
      <Trans>Test shop: nothing is charged, nothing is sent.</Trans>
    </aside>
  )
}

/** A thin line at the top while the next page is on its way. */
function Progress(): ReactNode {
  const busy = useNavigation().state !== 'idle'
  return (
    <div
      aria-hidden
      className={`fixed inset-x-0 top-0 z-50 h-0.5 origin-left bg-primary transition-transform duration-1000 rtl:origin-right ${busy ? 'scale-x-75' : 'scale-x-0'}`}
    />
  )
}
