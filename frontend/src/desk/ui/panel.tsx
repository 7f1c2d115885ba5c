import { type ReactNode, useId } from 'react'

interface PanelProps {
  title: ReactNode
  /** What can be done with it, at the end of its head. */
  action?: ReactNode
  children: ReactNode
}

/** A part of a screen, with its heading. */
export function Panel({ title, action, children }: PanelProps): ReactNode {
  const id = useId()
  return (
    <section aria-labelledby={id} className="grid min-w-0 grid-cols-1 content-start gap-4 rounded-card border border-line bg-surface p-4 md:p-5">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h2 id={id} className="text-h3">{title}</h2>
        {action}
      </div>
      {children}
    </section>
  )
}
