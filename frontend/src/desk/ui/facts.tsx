import type { ReactNode } from 'react'

interface FactsProps {
  facts: readonly { id: string; name: ReactNode; value: ReactNode }[]
}

/** Names and values, a line each. */
export function Facts({ facts }: FactsProps): ReactNode {
  return (
    <dl className="grid grid-cols-1 gap-2 text-md">
      {facts.map(({ id, name, value }) => (
        <div key={id} className="flex flex-wrap items-baseline justify-between gap-x-4">
          <dt className="text-muted">{name}</dt>
          <dd className="min-w-0 text-end">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
