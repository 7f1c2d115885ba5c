import type { ReactNode } from 'react'

import { PageTitle } from '@/ui/page-title'
import { Skeleton } from '@/ui/skeleton'
import { ThemeSwitch } from '@/ui/theme'
import { Toaster } from '@/ui/toast'

import { Buttons } from './buttons'
import { Charts } from './charts'
import { Fields } from './fields'
import { Forms } from './forms'
import { Lists } from './lists'
import { Messages } from './messages'
import { Orders } from './orders'
import { Overlays } from './overlays'
import { Prices } from './prices'
import { Products } from './products'
import { Section } from './section'

/** All of them, one below the other. */
export function Kit(): ReactNode {
  return (
    <>
      <header className="page flex items-center justify-between gap-4 pt-6">
        <nav aria-label="Languages" lang="en">
          <a href="/" className="link inline-flex min-h-11 items-center pe-4">English</a>
          <a href="/fr" className="link inline-flex min-h-11 items-center pe-4">Français</a>
          <a href="/ar" className="link inline-flex min-h-11 items-center pe-4">العربية</a>
        </nav>
        <ThemeSwitch />
      </header>
      <main id="main" className="page grid grid-cols-1 gap-10 pb-24">
        <PageTitle title="Kit" noindex lang="en" />
        <Buttons />
        <Fields />
        <Forms />
        <Overlays />
        <Messages />
        <Products />
        <Prices />
        <Charts />
        <Lists />
        <Orders />
        <Section name="Skeleton">
          <Skeleton className="h-5 w-2/3" />
          <Skeleton className="h-11 w-44" />
        </Section>
      </main>
      <Toaster />
    </>
  )
}
