import type { ReactNode } from 'react'
import { useNavigation } from 'react-router'

/** A thin line at the top while the next page is on its way. */
export function Progress(): ReactNode {
  const busy = useNavigation().state !== 'idle'
  return (
    <div
      aria-hidden
      className={`fixed inset-x-0 top-0 z-50 h-0.5 origin-left bg-primary transition-transform duration-1000 rtl:origin-right ${busy ? 'scale-x-75' : 'scale-x-0'}`}
    />
  )
}
