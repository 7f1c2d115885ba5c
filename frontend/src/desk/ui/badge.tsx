import type { ReactNode } from 'react'

const TONES = {
  calm: 'bg-sunken text-ink',
  ok: 'bg-primary-soft text-primary',
  wait: 'bg-accent-soft text-ink',
  bad: 'bg-sale-soft text-danger',
  over: 'bg-sunken text-muted',
} as const

export type Tone = keyof typeof TONES

/** A state in a word. */
export function Badge({ tone, children }: { tone: Tone; children: ReactNode }): ReactNode {
  return <span className={`inline-block rounded-chip px-3 py-0.5 text-sm font-semibold ${TONES[tone]}`}>{children}</span>
}
