import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import type { ApiProblem } from '@/api/problem'
import type { Words } from '@/api/words'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Refused } from '@/ui/refused'

interface SureDialogProps {
  open: boolean
  /** Names the person, and how much it concerns. */
  title: ReactNode
  /** What will happen. */
  children: ReactNode
  action: ReactNode
  busy: boolean
  problem: ApiProblem | null
  words: Words
  onSure: () => void
  onClose: () => void
}

/** Asks once more before somebody else's access ends. */
export function SureDialog({ open, title, children, action, busy, problem, words, onSure, onClose }: SureDialogProps): ReactNode {
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      footer={
        <div className="flex flex-wrap justify-end gap-3">
          <Button kind="outline" onClick={onClose}><Trans>Change nothing</Trans></Button>
          <Button kind="danger" busy={busy} onClick={onSure}>{action}</Button>
        </div>
      }
    >
      <div className="grid grid-cols-1 gap-4">
        <Refused problem={problem} words={words} />
        {children}
      </div>
    </Dialog>
  )
}
