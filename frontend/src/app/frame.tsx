import { Trans, useLingui } from '@lingui/react/macro'
import { Suspense, type ReactNode } from 'react'
import { Outlet, ScrollRestoration } from 'react-router'

import { useShop } from '@/api/shop'
import { Offline } from '@/ui/offline'
import { SkipLink } from '@/ui/skip-link'
import { Toaster } from '@/ui/toast'

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
