import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { textIn } from '@/locale/locale'
import { Picture } from '@/ui/picture'
import { Skeleton } from '@/ui/skeleton'
import { Failed } from '@/ui/states'

import { type Category, readCategories } from '../api/read-categories'
import { childrenOf } from '../tree'

/** How many places are kept until it is known. */
const EXPECTED = 15
const GRID = 'grid grid-cols-3 gap-x-3 gap-y-5 sm:grid-cols-5 lg:grid-cols-8 lg:gap-x-4'

/** The departments, each with a picture of something in it. */
export function DepartmentTiles(): ReactNode {
  const { data, error, refetch, isFetching } = useQuery(readCategories())
  if (error && !data) {
    return (
      <Failed title={<Trans>The departments could not be read.</Trans>} problem={error} onRetry={() => void refetch()} retrying={isFetching} />
    )
  }
  return (
    <ul className={GRID}>
      {data
        ? childrenOf(data, undefined).map((department) => (
            <li key={department.id}>
              <Tile department={department} />
            </li>
          ))
        : Array.from({ length: EXPECTED }, (_, index) => (
            <li key={index} className="grid gap-2">
              <Skeleton className="aspect-square rounded-card!" />
              <Skeleton className="mx-auto h-10 w-3/4" />
            </li>
          ))}
    </ul>
  )
}

function Tile({ department: { slug, name, lang, image } }: { department: Category }): ReactNode {
  return (
    <Link to={`/c/${slug}`} className="group grid gap-2 rounded-card text-center">
      <span className="block overflow-hidden rounded-card">
        <Picture
          picture={image}
          sizes="(width >= 64rem) 9rem, (width >= 40rem) 18vw, 30vw"
          decorative
          className="transition-transform duration-300 group-hover:scale-[1.03]"
        />
      </span>
      {/* Two lines, so that a row stays a row. */}
      <span className="min-h-10 text-sm leading-snug font-semibold group-hover:underline md:text-md">
        <span {...textIn(lang)}>{name}</span>
      </span>
    </Link>
  )
}
