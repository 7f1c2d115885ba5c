import type { ReactNode } from 'react'

/** A place of the content's size while it is on its way; screen readers hear of the loading elsewhere. */
export function Skeleton({ className = '' }: { className?: string }): ReactNode {
  return <span aria-hidden className={`shimmer block rounded-control ${className}`} />
}
