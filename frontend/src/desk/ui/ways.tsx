import type { ReactNode } from 'react'
import { NavLink } from 'react-router'

/** Between the screens of one subject, which `label` names. */
export function Ways({ label, ways }: { label: string; ways: readonly { to: string; name: ReactNode }[] }): ReactNode {
  return (
    <nav aria-label={label} className="flex flex-wrap gap-1 border-b border-line">
      {ways.map(({ to, name }) => (
        <NavLink key={to} to={to} end className="-mb-px inline-flex min-h-11 items-center border-b-2 border-transparent px-4 text-md font-semibold text-muted hover:text-ink aria-[current]:border-primary aria-[current]:text-primary">{name}</NavLink>
      ))}
    </nav>
  )
}
