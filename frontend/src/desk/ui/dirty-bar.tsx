import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { useKeys } from '@/desk/keys/keys'
import { Button } from '@/ui/button'

import { useSaveKey } from './leave-guard'

const SAVE_KEY = /Mac|iP(hone|ad)/.test(navigator.userAgent) ? '⌘S' : 'Ctrl+S'

interface DirtyBarProps {
  /** Whether there is something unsaved. */
  dirty: boolean
  busy: boolean
  onSave: () => void
  onDiscard: () => void
  /** What the button does, such as “Create the product”. */
  action?: ReactNode
  /** What stands instead of “not saved”, such as where the work is kept. */
  children?: ReactNode
}

/** At the foot of an editor, in view while anything is unsaved: save it all, or go back to what is there. */
export function DirtyBar({ dirty, busy, onSave, onDiscard, action, children }: DirtyBarProps): ReactNode {
  const { t } = useLingui()
  useSaveKey(onSave)
  useKeys([{ key: SAVE_KEY, name: t`Save`, run: onSave }])
  return (
    <div className={`sticky bottom-0 z-20 -mx-4 border-t border-line bg-surface px-4 py-3 shadow-dialog md:-mx-8 md:px-8 ${dirty ? '' : 'hidden'}`}>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p role="status" className="text-md text-muted">{dirty && (children ?? <Trans>Not saved yet</Trans>)}</p>
        <div className="flex flex-wrap gap-3">
          <Button kind="outline" onClick={onDiscard}><Trans>Discard</Trans></Button>
          <Button busy={busy} onClick={onSave}>
            {action ?? <Trans>Save</Trans>}
            <kbd aria-hidden dir="ltr" className="hidden font-sans text-sm font-normal opacity-80 md:inline">{SAVE_KEY}</kbd>
          </Button>
        </div>
      </div>
    </div>
  )
}
