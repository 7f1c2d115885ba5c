import type { ReactNode } from 'react'

import { PageTitle } from '@/ui/page-title'

interface SessionPanelProps {
  title: string
  /** One sentence on what happens here. */
  lead?: ReactNode
  children: ReactNode
  /** What else the reader may have come for. */
  after?: ReactNode
}

/** The narrow page that the session's forms stand in. */
export function SessionPanel({ title, lead, children, after }: SessionPanelProps): ReactNode {
  return (
    <div className="mx-auto grid max-w-form gap-6 pt-2 md:pt-8">
      <div className="grid gap-2">
        <PageTitle title={title} noindex />
        {lead && <p className="text-muted">{lead}</p>}
      </div>
      <div className="grid gap-6 rounded-panel border border-line bg-surface p-5 sm:p-8">{children}</div>
      {after}
    </div>
  )
}
