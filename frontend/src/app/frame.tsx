import { Trans, useLingui } from '@lingui/react/macro'
import { Suspense, type ReactNode } from 'react'
import { Outlet, ScrollRestoration } from 'react-router'

import { useShop } from '@/api/shop'
import { Toaster } from '@/ui/toast'

import { Offline } from './offline'

interface FrameProps {
  header: ReactNode
  footer?: ReactNode
}

/** What stands around every page, whatever its header and footer are. */
export function Frame({ header, footer }: FrameProps): ReactNode {
  return (
    <>
      <SkipLink />
      <Banner />
      {header}
      <Offline />
      <main id="main" className="page min-h-dvh pt-6 pb-16">
        <Suspense>
          <Outlet />
        </Suspense>
      </main>
      {footer}
      <Toaster />
      <ScrollRestoration />
    </>
  )
}

/** By keyboard past what every page begins with. */
function SkipLink(): ReactNode {
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
function Banner(): ReactNode {
  const { t } = useLingui()
  if (!useShop()?.test_mode) return null
  return (
    <aside aria-label={t`About this shop`} className="bg-accent-soft px-4 py-1.5 text-center text-sm text-ink">
      <Trans>Test shop: nothing is charged, nothing is sent.</Trans>
    </aside>
  )
}
