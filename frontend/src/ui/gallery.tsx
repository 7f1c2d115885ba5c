import { useLingui } from '@lingui/react/macro'
import { type ReactNode, useEffect, useRef, useState } from 'react'

import { Picture, type PictureOf } from './picture'

interface GalleryProps {
  pictures: readonly (PictureOf & { id: string })[]
  /** The one to show, such as the chosen variant's. */
  chosen?: string | null | undefined
  /** What they show, for those who listen. */
  label: string
}

const SIZES = '(width >= 64rem) 36rem, (width >= 52rem) 45vw, 92vw'

/** Pictures side by side: a finger pushes them, thumbnails lead to each. */
export function Gallery({ pictures, chosen, label }: GalleryProps): ReactNode {
  const { t } = useLingui()
  const rail = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState(0)
  const many = pictures.length > 1
  const total = pictures.length
  const lead = (index: number, behavior: ScrollBehavior = 'smooth'): void => {
    const element = rail.current
    if (!element) return
    const sign = getComputedStyle(element).direction === 'rtl' ? -1 : 1
    element.scrollTo({ left: sign * index * element.clientWidth, behavior })
  }
  const wanted = pictures.findIndex(({ id }) => id === chosen)
  useEffect(() => { if (wanted >= 0) lead(wanted, 'auto') }, [wanted])
  return (
    <div className="grid gap-3">
      {/* What scrolls must be reachable by keyboard; the pictures themselves do nothing. */}
      <div
        ref={rail}
        role="group"
        aria-label={label}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={many ? 0 : undefined}
        onScroll={({ currentTarget: { scrollLeft, clientWidth } }) => { setAt(Math.round(Math.abs(scrollLeft) / clientWidth)) }}
        className={`flex rounded-panel ${many ? 'rail snap-mandatory!' : ''}`}
      >
        {pictures.length === 0 && <Picture picture={null} sizes={SIZES} className="rounded-panel!" />}
        {pictures.map((picture, index) => (
          <div key={picture.id} className="w-full shrink-0 snap-start">
            <Picture picture={picture} sizes={SIZES} first={index === 0} className="rounded-panel!" />
          </div>
        ))}
      </div>
      {many && (
        <>
          <div aria-hidden className="flex justify-center gap-2 md:hidden">
            {pictures.map(({ id }, index) => (
              <span key={id} className={`size-2 rounded-chip ${index === at ? 'bg-primary' : 'bg-line'}`} />
            ))}
          </div>
          <ul className="flex flex-wrap gap-2">
            {pictures.map((picture, index) => {
              const number = index + 1
              return (
                <li key={picture.id}>
                  <button
                    type="button"
                    aria-label={t`Picture ${number} of ${total}`}
                    aria-current={index === at ? 'true' : undefined}
                    onClick={() => { lead(index) }}
                    className="block w-16 rounded-card border-2 border-transparent p-0.5 hover:border-line aria-[current]:border-primary md:w-20"
                  >
                    <Picture picture={picture} sizes="5rem" decorative className="rounded-control!" />
                  </button>
                </li>
              )
            })}
          </ul>
        </>
      )}
    </div>
  )
}
