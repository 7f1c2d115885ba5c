import { Trans } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'

import type { ApiProblem } from '@/api/problem'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Refused } from '@/ui/refused'

/** A field that somebody changed meanwhile, or that is about to be changed: what it was, what the reader wants, what it is now. */
export interface Difference {
  id: string
  name: ReactNode
  was: ReactNode
  /** Absent where the reader leaves it alone: then nothing is to be chosen. */
  yours?: ReactNode
  now: ReactNode
}

interface ConflictDialogProps {
  open: boolean
  onClose: () => void
  /** What it is about. */
  children: ReactNode
  differences: readonly Difference[]
  /** What the button does, such as “Save again”. */
  action: ReactNode
  /** Of each field, whether the reader's value stays. */
  onSave: (mine: ReadonlySet<string>) => void
  busy: boolean
  problem?: ApiProblem | null
}

/** Somebody else was faster (412): what was, yours and now side by side; each field's value is chosen, then saved on what is there now. */
export function ConflictDialog({ open, onClose, children, differences, action, onSave, busy, problem = null }: ConflictDialogProps): ReactNode {
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set())
  const cell = 'border-b border-line px-2 py-2 text-start align-top'
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={<Trans>Somebody changed this meanwhile</Trans>}
      footer={
        <div className="flex flex-wrap justify-end gap-3">
          <Button kind="outline" onClick={onClose}><Trans>Leave it as it is now</Trans></Button>
          <Button busy={busy} onClick={() => { onSave(new Set(differences.flatMap(({ id, yours }) => (yours === undefined || theirs.has(id) ? [] : [id])))) }}>{action}</Button>
        </div>
      }
    >
      <div className="grid grid-cols-1 gap-4">
        {children}
        <Refused problem={problem} />
        <div className="overflow-x-auto">
          <table className="w-full text-md">
            <thead>
              <tr>
                <td className={cell} />
                <th scope="col" className={cell}><Trans>Was</Trans></th>
                <th scope="col" className={cell}><Trans>Yours</Trans></th>
                <th scope="col" className={cell}><Trans>Now</Trans></th>
              </tr>
            </thead>
            <tbody>
              {differences.map(({ id, name, was, yours, now }) => {
                const option = (mine: boolean, value: ReactNode): ReactNode => (
                  <label className="flex min-h-6 items-center gap-2">
                    <input
                      type="radio"
                      name={`conflict-${id}`}
                      checked={theirs.has(id) !== mine}
                      onChange={() => {
                        setTheirs((before) => new Set(mine ? [...before].filter((each) => each !== id) : [...before, id]))
                      }}
                      className="size-5 shrink-0"
                    />
                    {value}
                  </label>
                )
                const chosen = yours !== undefined
                return (
                  <tr key={id}>
                    <th scope="row" className={`${cell} font-semibold`}>{name}</th>
                    <td className={`${cell} text-muted`}>{was}</td>
                    <td className={cell}>{chosen ? option(true, yours) : <span aria-hidden>–</span>}</td>
                    <td className={cell}>{chosen ? option(false, now) : now}</td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
      </div>
    </Dialog>
  )
}
