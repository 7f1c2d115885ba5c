import type { ReactNode } from 'react'

import { Mark } from './mark'

/** A small square picture of a thing whose name stands beside it. */
export function Thumb({ url, className = 'size-18' }: { url: string | null; className?: string }): ReactNode {
  const frame = `block aspect-square shrink-0 rounded-control bg-sunken object-cover dark-dim ${className}`
  if (url === null) {
    return (
      <span className={`${frame} grid place-items-center text-line`}>
        <Mark className="size-1/3 opacity-40" />
      </span>
    )
  }
  return <img src={url} alt="" width={320} height={320} loading="lazy" decoding="async" className={frame} />
}
