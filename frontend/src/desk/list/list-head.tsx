import { useLingui } from '@lingui/react/macro'
import { Rows3, Rows4 } from 'lucide-react'
import type { ReactNode } from 'react'

import { IconButton } from '@/ui/button'

import { Columns } from './columns'
import { useKept } from './kept'
import type { ListAddress } from './list-address'
import type { DataListProps } from './props'

/** How many rows there are, what can be done with all of them, and how they look. */
export function ListHead<Row>({ total, tools, address, columns, orders }: DataListProps<Row>): ReactNode {
  return (
    <div className="flex flex-wrap items-center justify-end gap-2">
      <p role="status" className="me-auto font-semibold max-sm:basis-full">{total}</p>
      {orders && <Order address={address} orders={orders} />}
      {tools}
      <Columns address={address} columns={columns} />
      <Density />
    </div>
  )
}

/** In which order; the heads of columns do the same, where there is room for them. */
function Order({ address, orders: [first, ...others] }: { address: ListAddress; orders: readonly [string, ...{ value: string; label: string }[]] }): ReactNode {
  const { t } = useLingui()
  return (
    <select
      aria-label={t`Order of the list`}
      value={address.sort ?? ''}
      onChange={({ target }) => { address.change({ sort: target.value }) }}
      className="min-h-11 rounded-control border border-control bg-surface px-3 text-md text-ink max-sm:min-w-32 max-sm:flex-1"
    >
      <option value="">{first}</option>
      {others.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
    </select>
  )
}

function Density(): ReactNode {
  const { t } = useLingui()
  const { dense, setDense } = useKept()
  return (
    <IconButton label={dense ? t`More room between rows` : t`More rows on the screen`} onClick={() => { setDense(!dense) }}>
      {dense ? <Rows3 aria-hidden className="size-5" /> : <Rows4 aria-hidden className="size-5" />}
    </IconButton>
  )
}
