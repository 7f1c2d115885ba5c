import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useEffect, useId, useRef } from 'react'

interface ErrorSummaryProps {
  /** How often the form was sent: after each time that something is wrong, the summary has the focus. */
  attempt: number
  faults: readonly { id: string; text: ReactNode }[]
}

/** What is wrong in a form that was sent, each with a link to its field; the tab's title says so too. */
export function ErrorSummary({ attempt, faults }: ErrorSummaryProps): ReactNode {
  const { t } = useLingui()
  const box = useRef<HTMLDivElement>(null)
  const seen = useRef(0)
  const heading = useId()
  const wrong = faults.length > 0 && attempt > 0
  const mark = t`Error:`
  useEffect(() => {
    // Once an attempt: what goes wrong while the form is mended says so at its field.
    if (!wrong || attempt === seen.current) return
    seen.current = attempt
    box.current?.focus()
  }, [attempt, wrong])
  useEffect(() => {
    if (!wrong) return
    const before = document.title
    document.title = `${mark} ${before}`
    return () => {
      if (document.title === `${mark} ${before}`) document.title = before
    }
  }, [wrong, mark])
  if (!wrong) return null
  return (
    <div ref={box} tabIndex={-1} role="group" aria-labelledby={heading} className="grid gap-2 rounded-card border-2 border-danger p-4">
      <h2 id={heading} className="text-h3">
        <Trans>There is a problem</Trans>
      </h2>
      <ul className="grid gap-1">
        {faults.map(({ id, text }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              className="link inline-flex min-h-11 items-center text-danger!"
              onClick={(event) => {
                // The address keeps what it says: only the focus moves.
                event.preventDefault()
                document.getElementById(id)?.focus()
              }}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
