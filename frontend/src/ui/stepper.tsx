import { useLingui } from '@lingui/react/macro'
import { Minus, Plus } from 'lucide-react'
import type { ReactNode } from 'react'

import { count } from '@/locale/numbers'

interface StepperProps {
  value: number
  onChange: (value: number) => void
  /** What is counted, for those who do not see it: "Pieces of Baseball cap". */
  label: string
  least?: number
  most?: number | undefined
  disabled?: boolean
}

const BUTTON =
  'grid size-11 place-items-center rounded-control hover:bg-sunken disabled:opacity-40 disabled:hover:bg-transparent'

/** A number by two buttons; it is said when it changes. */
export function Stepper({ value, onChange, label, least = 1, most, disabled = false }: StepperProps): ReactNode {
  const { t } = useLingui()
  return (
    <div role="group" aria-label={label} className="inline-flex items-center rounded-control border border-control">
      <button
        type="button"
        aria-label={t`One less`}
        disabled={disabled || value <= least}
        onClick={() => { onChange(value - 1) }}
        className={BUTTON}
      >
        <Minus aria-hidden className="size-4" />
      </button>
      <output className="min-w-8 text-center tabular-nums">{count(value)}</output>
      <button
        type="button"
        aria-label={t`One more`}
        disabled={disabled || (most !== undefined && value >= most)}
        onClick={() => { onChange(value + 1) }}
        className={BUTTON}
      >
        <Plus aria-hidden className="size-4" />
      </button>
    </div>
  )
}
