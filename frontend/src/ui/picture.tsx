import type { ReactNode } from 'react'

import { Mark } from './mark'

/** A picture in its widths, as product-service answers it: `urls` by width in pixels. */
export interface PictureOf {
  alt: string
  url: string
  urls: Record<string, string>
  width: number
  height: number
}

interface PictureProps {
  picture: PictureOf | null | undefined
  /** How wide it stands: the attribute `sizes`. */
  sizes: string
  /** It may be the largest thing of the first view: load it first. */
  first?: boolean
  /** The text beside it says the same. */
  decorative?: boolean
  className?: string
}

/** A square picture of its true widths; without one, the shop's mark on a sunken ground. */
export function Picture({ picture, sizes, first = false, decorative = false, className = '' }: PictureProps): ReactNode {
  const frame = `block aspect-square w-full rounded-card bg-sunken object-cover dark-dim ${className}`
  if (!picture) {
    return (
      <span className={`${frame} grid place-items-center text-line`}>
        <Mark className="size-1/4 opacity-40" />
      </span>
    )
  }
  const set = Object.entries(picture.urls).map(([width, url]) => `${url} ${width}w`)
  return (
    <img
      src={picture.url}
      srcSet={set.length ? set.join(', ') : undefined}
      sizes={sizes}
      width={picture.width}
      height={picture.height}
      alt={decorative ? '' : picture.alt}
      loading={first ? 'eager' : 'lazy'}
      fetchPriority={first ? 'high' : undefined}
      decoding="async"
      className={frame}
    />
  )
}
