import { Plural, Trans } from '@lingui/react/macro'
import { SlidersHorizontal } from 'lucide-react'
import { type ReactNode, useState } from 'react'

import { count } from '@/locale/numbers'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'

interface FilterSheetProps {
  /** How many filters are set. */
  set: number
  /** How many products they let through; undefined while that is counted. */
  total: number | undefined
  onClear: () => void
  children: ReactNode
}

/** The filters on a small screen: behind a button, over the whole list, which follows at once. */
export function FilterSheet({ set, total, onClear, children }: FilterSheetProps): ReactNode {
  const [open, setOpen] = useState(false)
  const close = (): void => { setOpen(false) }
  const chosen = count(set)
  return (
    <>
      <Button kind="outline" onClick={() => { setOpen(true) }} aria-haspopup="dialog">
        <SlidersHorizontal aria-hidden className="size-5" />
        {set > 0 ? <Trans>Filters ({chosen})</Trans> : <Trans>Filters</Trans>}
      </Button>
      <Dialog
        open={open}
        onClose={close}
        place="below"
        title={<Trans>Filters</Trans>}
        footer={
          <div className="flex gap-3">
            <Button kind="outline" onClick={onClear} disabled={set === 0}>
              <Trans>Clear all</Trans>
            </Button>
            <Button onClick={close} className="flex-1">
              <span role="status">
                {total === undefined ? (
                  <Trans>Show products</Trans>
                ) : (
                  <Plural value={total} _0="No products" one="Show # product" other="Show # products" />
                )}
              </span>
            </Button>
          </div>
        }
      >
        <div className="min-h-[75dvh]">{children}</div>
      </Dialog>
    </>
  )
}
