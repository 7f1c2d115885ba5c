import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { ConflictDialog } from '@/desk/ui/conflict-dialog'

import type { Category } from '../api/read-categories'
import type { OrderConflict } from '../use-order'

interface OrderConflictProps {
  conflict: OrderConflict
  onArrange: (parent: string | null, ids: readonly string[]) => void
  onClose: () => void
}

/** Somebody moved, made or renamed a category of this level meanwhile: whose order stays is chosen. */
export function OrderConflictDialog({ conflict: { parent, ids, was, now }, onArrange, onClose }: OrderConflictProps): ReactNode {
  const known = new Map([...was, ...now].map((each) => [each.id, each]))
  const there = new Set(now.map(({ id }) => id))
  // What has gone is left out, what is new stands last.
  const yours = [...ids.filter((id) => there.has(id)), ...now.map(({ id }) => id).filter((id) => !ids.includes(id))]
  return (
    <ConflictDialog
      open
      onClose={onClose}
      differences={[{
        id: 'order',
        name: <Trans>Their order</Trans>,
        was: <Names of={was} />,
        yours: <Names of={yours.flatMap((id) => known.get(id) ?? [])} />,
        now: <Names of={now} />,
      }]}
      action={<Trans>Save again</Trans>}
      busy={false}
      onSave={(mine) => {
        if (mine.has('order')) onArrange(parent, yours)
        else onClose()
      }}
    >
      <p><Trans>What stands on this level was changed while you put it in order. Choose which order stays.</Trans></p>
    </ConflictDialog>
  )
}

function Names({ of }: { of: readonly Category[] }): ReactNode {
  return <ol className="grid gap-1">{of.map(({ id, name }) => <li key={id}><bdi>{name}</bdi></li>)}</ol>
}
