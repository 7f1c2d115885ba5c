import type { ReactNode } from 'react'
import { Link } from 'react-router'

interface ChoicesProps {
  /** What is chosen. */
  label: string
  choices: readonly { search: string; name: ReactNode; chosen: boolean }[]
}

/** Ways to the same screen with something else in its address, side by side. */
export function Choices({ label, choices }: ChoicesProps): ReactNode {
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap gap-1">
        {choices.map(({ search, name, chosen }) => (
          <li key={search}>
            <Link
              to={{ search }}
              preventScrollReset
              aria-current={chosen ? 'true' : undefined}
              className="inline-flex min-h-11 items-center rounded-control border border-control px-3 text-md font-semibold hover:bg-sunken aria-[current]:border-primary aria-[current]:bg-primary-soft aria-[current]:text-primary"
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
