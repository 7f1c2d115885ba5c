import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Menu } from 'lucide-react'
import { type ReactNode, type SyntheticEvent, useEffect, useRef } from 'react'
import { Link, useLocation } from 'react-router'

import { textIn } from '@/locale/locale'

import { readCategories } from '../api/read-categories'
import { childrenOf } from '../tree'

const LINK = 'flex min-h-11 items-center rounded-control px-3 hover:bg-sunken lg:min-h-9'

/** The departments and their parts, behind a button: a popover of the browser, which closes on Escape and on a click elsewhere. */
export function Departments(): ReactNode {
  const { data = [] } = useQuery(readCategories())
  const popover = useRef<HTMLDivElement>(null)
  const { pathname } = useLocation()
  const close = (): void => { popover.current?.hidePopover() }
  // Under the header, which begins lower while something stands above it.
  const settle = ({ currentTarget }: SyntheticEvent<HTMLDivElement>): void => {
    const below = currentTarget.closest('header')?.getBoundingClientRect().bottom ?? 0
    currentTarget.style.top = `${below - 1}px`
    currentTarget.style.maxHeight = `calc(100dvh - ${below}px)`
  }
  useEffect(close, [pathname])
  return (
    <>
      <button
        type="button"
        popoverTarget="departments"
        className="inline-flex min-h-11 items-center gap-2 rounded-control px-3 text-md font-semibold hover:bg-sunken"
      >
        <Menu aria-hidden className="size-5" />
        <span className="max-[23rem]:sr-only">
          <Trans>Shop</Trans>
        </span>
      </button>
      <div
        ref={popover}
        id="departments"
        popover="auto"
        onBeforeToggle={settle}
        className="fixed inset-x-0 mx-auto my-0 w-full max-w-content overflow-y-auto border-y border-line bg-surface p-3 text-ink shadow-dialog md:rounded-b-card md:border-x md:p-6"
      >
        <ul className="grid grid-cols-2 gap-x-2 gap-y-1 lg:grid-cols-5 lg:gap-y-4">
          {childrenOf(data, undefined).map((department) => (
            <li key={department.id}>
              <Link to={`/c/${department.slug}`} onClick={close} className={`${LINK} font-semibold`}>
                <span {...textIn(department.lang)}>{department.name}</span>
              </Link>
              <ul className="max-lg:hidden">
                {childrenOf(data, department).map(({ id, slug, name, lang }) => (
                  <li key={id}>
                    <Link to={`/c/${slug}`} onClick={close} className={`${LINK} text-md text-muted hover:text-ink`}>
                      <span {...textIn(lang)}>{name}</span>
                    </Link>
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
        <div className="mt-3 border-t border-line pt-2">
          <Link to="/search" onClick={close} className={`${LINK} font-semibold text-primary`}>
            <Trans>See everything</Trans>
          </Link>
        </div>
      </div>
    </>
  )
}
