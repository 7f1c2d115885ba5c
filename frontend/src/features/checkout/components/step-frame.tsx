import { Trans } from '@lingui/react/macro'
import { Check } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { Link } from 'react-router'

import { count } from '@/locale/numbers'

import type { Step } from '../steps'

interface StepFrameProps {
  step: Step
  number: number
  title: string
  state: 'done' | 'open' | 'later'
  /** What was filled in, once the step is done. */
  summary: ReactNode
  /** Give the heading the focus: the step has just been opened. */
  focus: boolean
  children: ReactNode
}

/** A step of the checkout: open, folded to what was filled in, or still to come. */
export function StepFrame({ step, number, title, state, summary, focus, children }: StepFrameProps): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null)
  const open = state === 'open'
  useEffect(() => {
    if (open && focus) heading.current?.focus()
  }, [open, focus])
  return (
    <section aria-labelledby={`step-${step}`} className={`rounded-panel border bg-surface p-5 ${open ? 'border-control' : 'border-line'}`}>
      <div className="flex items-start justify-between gap-4">
        <h2 ref={heading} id={`step-${step}`} tabIndex={-1} className={`flex items-center gap-3 text-h3 outline-none ${state === 'later' ? 'text-muted' : ''}`}>
          <span
            aria-hidden
            className={`grid size-7 shrink-0 place-items-center rounded-chip text-sm ${state === 'later' ? 'border border-control' : 'bg-primary text-on-primary'}`}
          >
            {state === 'done' ? <Check className="size-4" /> : count(number)}
          </span>
          {title}
        </h2>
        {state === 'done' && (
          <Link to={`/checkout?step=${step}`} className="link -my-2 inline-flex min-h-11 items-center">
            <Trans>
              Change<span className="sr-only">: {title}</span>
            </Trans>
          </Link>
        )}
      </div>
      {state === 'done' && <div className="mt-2 ps-10 text-muted">{summary}</div>}
      {open && <div className="mt-5 grid gap-5">{children}</div>}
    </section>
  )
}
