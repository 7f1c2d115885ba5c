import { Trans } from '@lingui/react/macro'
import { LockKeyhole } from 'lucide-react'
import { Suspense, type ReactNode } from 'react'
import { Outlet, ScrollRestoration } from 'react-router'

import { Toaster } from '@/ui/toast'

import { Wordmark } from './header'
import { Offline } from './offline'
import { Banner, SkipLink } from './shell'

/** What the checkout stands in: nothing that leads away from it but the way home. */
export function QuietShell(): ReactNode {
  return (
    <>
      <SkipLink />
      <Banner />
      <header className="border-b border-line">
        <div className="page flex h-16 items-center justify-between">
          <Wordmark />
          <p className="flex items-center gap-2 text-sm text-muted">
            <LockKeyhole aria-hidden className="size-4" />
            <Trans>Secure checkout</Trans>
          </p>
        </div>
      </header>
      <Offline />
      <main id="main" className="page min-h-dvh pt-6 pb-16">
        <Suspense>
          <Outlet />
        </Suspense>
      </main>
      <Toaster />
      <ScrollRestoration />
    </>
  )
}
