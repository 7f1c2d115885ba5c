import { Trans, useLingui } from '@lingui/react/macro'
import { Columns3 } from 'lucide-react'
import { type ReactNode, useState } from 'react'

import { IconButton } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Checkbox } from '@/ui/field'

import type { ListAddress } from './list-address'
import type { Column } from './props'

/** Which columns show. The choice stands in the address, so that a saved view has its own. */
export function Columns<Row>({ address, columns }: { address: ListAddress; columns: readonly Column<Row>[] }): ReactNode {
  const { t } = useLingui()
  const [open, setOpen] = useState(false)
  const { hidden, hide } = address
  return (
    <>
      <IconButton label={t`Columns`} onClick={() => { setOpen(true) }}>
        <Columns3 aria-hidden className="size-5" />
      </IconButton>
      <Dialog open={open} onClose={() => { setOpen(false) }} title={<Trans>Columns of this list</Trans>}>
        <fieldset className="grid gap-1">
          <legend className="mb-2 text-muted"><Trans>Save the view to keep them: each view has its own.</Trans></legend>
          {columns.map(({ id, head }) => (
            <Checkbox
              key={id}
              label={head}
              checked={!hidden.includes(id)}
              onChange={({ target }) => { hide(target.checked ? hidden.filter((each) => each !== id) : [...hidden, id]) }}
            />
          ))}
        </fieldset>
      </Dialog>
    </>
  )
}
