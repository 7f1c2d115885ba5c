import { type ReactNode, Suspense, useRef } from 'react'

import { useNear } from './use-near'

/** What a page holds further down, and loads once somebody comes near: its children are lazy. */
export function Near({ children }: { children: ReactNode }): ReactNode {
  const place = useRef<HTMLDivElement>(null)
  return <div ref={place}>{useNear(place) && <Suspense>{children}</Suspense>}</div>
}
