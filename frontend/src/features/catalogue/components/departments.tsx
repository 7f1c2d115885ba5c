import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Menu } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { Link, useLocation } from 'react-router'

import { textIn } from '@/locale/locale'

import { readCategories } from '../api/read-categories'

/** The departments, behind a button: a popover of the browser, which closes on Escape and on a click elsewhere. */
export function Departments(): ReactNode {
  const { data } = useQuery(readCategories())
  const popover = useRef<HTMLDivElement>(null)
  const { pathname } = useLocation()
  useEffect(() => { popover.current?.hidePopover() }, [pathname])
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
        className="fixed inset-x-0 top-28 mx-auto my-0 w-full max-w-content border-y border-line bg-surface p-6 text-ink shadow-dialog md:top-26 md:rounded-b-card md:border-x"
      >
        <ul className="grid grid-cols-2 gap-1 md:grid-cols-4">
          <li>
            <Link to="/search" className="flex min-h-11 items-center rounded-control px-3 font-semibold text-primary hover:bg-sunken">
              <Trans>Everything</Trans>
            </Link>
          </li>
          {data
            ?.filter(({ parent_id }) => parent_id === null)
            .map(({ id, slug, name, lang }) => (
              <li key={id}>
                <Link to={`/c/${slug}`} {...textIn(lang)} className="flex min-h-11 items-center rounded-control px-3 hover:bg-sunken">
                  {name}
                </Link>
              </li>
            ))}
        </ul>
      </div>
    </>
  )
}
