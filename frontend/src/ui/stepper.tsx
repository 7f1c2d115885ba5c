import { useLingui } from '@lingui/react/macro'
import { Minus, Plus } from 'lucide-react'
import { type ReactNode, useState } from 'react'

interface StepperProps {
  value: number
  onChange: (value: number) => void
  /** At most so many; undefined where nobody says. */
  most?: number | undefined
  least?: number
  /** What is counted, for those who listen: "Quantity". */
  label: string
  disabled?: boolean
  size?: 'md' | 'lg'
}

const STEP = 'grid w-11 place-items-center text-ink hover:bg-sunken disabled:text-muted disabled:opacity-50 disabled:hover:bg-transparent'

/** A small whole number, by two buttons or by typing. */
export function Stepper({ value, onChange, most = Number.MAX_SAFE_INTEGER, least = 1, label, disabled = false, size = 'md' }: StepperProps): ReactNode {
  const { t } = useLingui()
  // While somebody types, the field may hold what is no number yet.
  const [typed, setTyped] = useState<string>()
  const take = (wanted: number): void => { onChange(Math.min(Math.max(wanted, least), most)) }
  const settle = (): void => {
    if (typed !== undefined && /^\d+$/.test(typed)) take(Number(typed))
    setTyped(undefined)
  }
  return (
    <div role="group" aria-label={label} className={`inline-flex overflow-hidden rounded-control border border-control bg-surface ${size === 'lg' ? 'min-h-13' : 'min-h-11'}`}>
      <button type="button" aria-label={t`One less`} disabled={disabled || value <= least} onClick={() => { take(value - 1) }} className={STEP}>
        <Minus aria-hidden className="size-5" />
      </button>
      <input
        inputMode="numeric"
        dir="ltr"
        aria-label={label}
        disabled={disabled}
        value={typed ?? String(value)}
        onChange={(event) => { setTyped(event.target.value.trim()) }}
        onBlur={settle}
        onKeyDown={(event) => {
          if (event.key === 'Enter') settle()
          if (event.key === 'ArrowUp') take(value + 1)
          if (event.key === 'ArrowDown') take(value - 1)
        }}
        className="w-11 bg-transparent text-center text-base font-semibold tabular-nums"
      />
      <button type="button" aria-label={t`One more`} disabled={disabled || value >= most} onClick={() => { take(value + 1) }} className={STEP}>
        <Plus aria-hidden className="size-5" />
      </button>
    </div>
  )
}
