import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

const KINDS = {
  info: { Icon: Info, look: 'bg-primary-soft', mark: 'text-primary' },
  ok: { Icon: CircleCheck, look: 'bg-sunken', mark: 'text-ok' },
  warn: { Icon: TriangleAlert, look: 'bg-accent-soft', mark: 'text-warn' },
  danger: { Icon: CircleAlert, look: 'bg-sale-soft', mark: 'text-danger' },
} as const

interface NoticeProps {
  kind?: keyof typeof KINDS
  title?: ReactNode
  children?: ReactNode
  /** Interrupt a screen reader: for what stops the person who is acting. */
  alert?: boolean
}

/** Something to know, beside what it is about. */
export function Notice({ kind = 'info', title, children, alert = false }: NoticeProps): ReactNode {
  const { Icon, look, mark } = KINDS[kind]
  return (
    <div role={alert ? 'alert' : undefined} className={`flex gap-3 rounded-card p-4 ${look}`}>
      <Icon aria-hidden className={`mt-0.5 size-5 shrink-0 ${mark}`} />
      <div className="grid min-w-0 grid-cols-1 gap-1">
        {title && <p className="font-semibold">{title}</p>}
        {children}
      </div>
    </div>
  )
}
