import type { ReactNode } from 'react'

import { ConsentBanner } from '@/features/analytics-events/components/consent-banner'
import { Progress } from '@/ui/progress'

import { Footer } from './footer'
import { Frame } from './frame'
import { Header } from './header'

/** What every page of the shop stands in. */
export function Shell(): ReactNode {
  return (
    <>
      <Frame header={<><ConsentBanner /><Header /></>} footer={<Footer />} />
      <Progress />
    </>
  )
}
