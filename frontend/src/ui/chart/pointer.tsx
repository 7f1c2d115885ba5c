import type { ReactNode } from 'react'

interface PointerProps {
  /** What it moves over. */
  label: string
  last: number
  at: number
  /** What stands there, in words. */
  said: string
  onChoose: (at: number) => void
  /** The points stand below each other, the first on top. */
  downwards?: boolean
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

/**
 * Moves over the points of a chart by keyboard. The browser's own slider goes the right way in each direction of text, and
 * says where it stands. It lies over the chart, which shows its focus (`peer-focus-visible`), and lets the pointer through.
 */
export function Pointer({ label, last, at, said, onChoose, downwards = false }: PointerProps): ReactNode {
  return (
    <input
      type="range"
      min={0}
      max={last}
      value={at}
      aria-label={label}
      aria-valuetext={said}
      onChange={(event) => { onChoose(Number(event.target.value)) }}
      onKeyDown={(event) => {
        const step = STEPS[event.key]
        if (!downwards || step === undefined) return
        event.preventDefault()
        onChoose(Math.min(Math.max(at + step, 0), last))
      }}
      className="peer pointer-events-none absolute inset-0 size-full opacity-0"
    />
  )
}
