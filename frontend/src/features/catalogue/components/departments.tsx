import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Menu } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
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
  useEffect(close, [pathname])
  return (
    <>
      <button
        type="button"
        popoverTarget="departments"
        className="inline-flex min-h-11 items-center gap-2 rounded-control px-3 text-md font-semibold hover:bg-sunken"
      >
        <Menu aria-hidden className="size-5" />
        <Trans>Shop</Trans>
      </button>
      <div
        ref={popover}
        id="departments"
        popover="auto"
        className="fixed inset-x-0 top-28 mx-auto my-0 max-h-[calc(100dvh-8rem)] w-full max-w-content overflow-y-auto border-y border-line bg-surface p-3 text-ink shadow-dialog md:top-26 md:rounded-b-card md:border-x md:p-6"
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
        <Link to="/search" onClick={close} className={`${LINK} mt-2 border-t border-line font-semibold text-primary`}>
          <Trans>See everything</Trans>
        </Link>
      </div>
    </>
  )
}
