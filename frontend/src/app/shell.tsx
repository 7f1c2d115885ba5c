import type { ReactNode } from 'react'

import { Progress } from '@/ui/progress'

import { Footer } from './footer'
import { Frame } from './frame'
import { Header } from './header'

/** What every page of the shop stands in. */
export function Shell(): ReactNode {
  return (
    <>
      <Frame header={<Header />} footer={<Footer />} />
      <Progress />
    </>
  )
}
