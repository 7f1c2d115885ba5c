import { useLingui } from '@lingui/react/macro'
import { type ReactNode, useEffect, useId, useState } from 'react'

import { amountOf, asTyped } from '@/locale/amounts'
import { decimals, type Money, money } from '@/locale/money'

interface PriceRangeProps {
  /** The cheapest and the dearest there is, where that is known. */
  bounds: { lowest: Money; highest: Money } | null | undefined
  currency: string
  /** In minor units; undefined is without an end. */
  least: number | undefined
  most: number | undefined
  onChange: (least: number | undefined, most: number | undefined) => void
}

/** Steps of the slider. Prices lie close together at the low end, so a step is a share of the price, not an amount. */
const STEPS = 100
/** How long a handle rests before the list follows, in milliseconds. */
const REST = 350

/** A price from one amount to another: by two fields, and by a slider whose steps are small where prices are. */
export function PriceRange({ bounds, currency, least, most, onChange }: PriceRangeProps): ReactNode {
  const { t } = useLingui()
  return (
    <div className="grid gap-2">
      <div className="grid grid-cols-2 gap-3">
        <Amount
          label={t`From`}
          amount={least}
          hint={bounds && money(bounds.lowest)}
          currency={currency}
          onTake={(amount) => { onChange(amount, most) }}
        />
        <Amount
          label={t`To`}
          amount={most}
          hint={bounds && money(bounds.highest)}
          currency={currency}
          onTake={(amount) => { onChange(least, amount) }}
        />
      </div>
      <div className="h-11">
        {bounds && bounds.highest.amount > bounds.lowest.amount && (
          <Slider {...{ bounds, currency, least, most, onChange }} />
        )}
      </div>
    </div>
  )
}

interface AmountProps {
  label: string
  amount: number | undefined
  hint: string | null | undefined
  currency: string
  onTake: (amount: number | undefined) => void
}

function Amount({ label, amount, hint, currency, onTake }: AmountProps): ReactNode {
  const id = useId()
  const [typed, setTyped] = useState<string>()
  const settle = (): void => {
    if (typed === undefined) return
    setTyped(undefined)
    const wanted = amountOf(typed, currency)
    if (wanted !== amount) onTake(wanted)
  }
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-sm text-muted">
        {label}
      </label>
      <input
        id={id}
        dir="ltr"
        inputMode="decimal"
        autoComplete="off"
        placeholder={hint ?? undefined}
        value={typed ?? asTyped(amount, currency)}
        onChange={(event) => { setTyped(event.target.value) }}
        onBlur={settle}
        onKeyDown={(event) => { if (event.key === 'Enter') settle() }}
        className="min-h-11 w-full rounded-control border border-control bg-surface px-3 text-base tabular-nums placeholder:text-muted"
      />
    </div>
  )
}

function Slider({ bounds, currency, least, most, onChange }: PriceRangeProps & { bounds: { lowest: Money; highest: Money } }): ReactNode {
  const { t } = useLingui()
  const low = Math.max(bounds.lowest.amount, 1)
  const high = bounds.highest.amount
  const stepOf = (amount: number): number =>
    Math.min(Math.max(Math.round((Math.log(amount / low) / Math.log(high / low)) * STEPS), 0), STEPS)
  const amountAt = (step: number): number => nice(low * (high / low) ** (step / STEPS), 10 ** decimals(currency))
  const begun = [least === undefined ? 0 : stepOf(Math.max(least, 1)), most === undefined ? STEPS : stepOf(Math.max(most, 1))] as const
  const [[from, to], setSteps] = useState<readonly [number, number]>(begun)
  // The handles follow what was typed, chosen or taken back elsewhere, and keep the focus meanwhile.
  const given = [least, most, low, high].join()
  const [followed, setFollowed] = useState(given)
  if (followed !== given) {
    setFollowed(given)
    setSteps(begun)
  }
  const moved = from !== begun[0] || to !== begun[1]
  useEffect(() => {
    if (!moved) return
    const clock = setTimeout(() => {
      // A handle that was not moved keeps the exact amount that was typed.
      const first = from === begun[0] ? least : amountAt(from)
      const last = to === begun[1] ? most : amountAt(to)
      onChange(from === 0 ? undefined : first, to === STEPS ? undefined : last)
    }, REST)
    return () => { clearTimeout(clock) }
  })
  const words = (step: number): string => money({ amount: amountAt(step), currency })
  return (
    <div className="relative mx-3 grid h-11 items-center">
      <span aria-hidden className="absolute inset-x-0 h-1 rounded-chip bg-line" />
      <span
        aria-hidden
        className="absolute h-1 rounded-chip bg-primary"
        style={{ insetInlineStart: `${(from / STEPS) * 100}%`, insetInlineEnd: `${100 - (to / STEPS) * 100}%` }}
      />
      <input
        type="range" min={0} max={STEPS} value={from} aria-label={t`Lowest price`} aria-valuetext={words(from)}
        onChange={(event) => { setSteps([Math.min(Number(event.target.value), to - 1), to]) }}
        className={`range-handle ${from > STEPS / 2 ? 'z-10' : ''}`}
      />
      <input
        type="range" min={0} max={STEPS} value={to} aria-label={t`Highest price`} aria-valuetext={words(to)}
        onChange={(event) => { setSteps([from, Math.max(Number(event.target.value), from + 1)]) }}
        className="range-handle"
      />
    </div>
  )
}

/** An amount that a person would name: whole units, and rounder ones the higher it is. */
function nice(amount: number, unit: number): number {
  const whole = amount / unit
  const grain = whole < 20 ? 1 : whole < 100 ? 5 : whole < 1000 ? 10 : 50
  return Math.max(Math.round(whole / grain) * grain, 1) * unit
}
