import { useLingui } from '@lingui/react/macro'
import { X } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { Link } from 'react-router'

const SHAPE = 'inline-flex min-h-11 shrink-0 items-center gap-1.5 rounded-chip border px-4 text-md whitespace-nowrap transition-colors duration-150'

/** A short way to a part of what is here. */
export function LinkChip({ className = '', ...rest }: ComponentProps<typeof Link>): ReactNode {
  return <Link {...rest} className={`${SHAPE} border-line bg-surface hover:border-control hover:bg-sunken ${className}`} />
}

interface RemovableChipProps {
  children: ReactNode
  /** The same in plain words: its button says that it takes it away. */
  name: string
  onRemove: () => void
}

/** Something that was chosen, and can be taken back. */
export function RemovableChip({ children, name, onRemove }: RemovableChipProps): ReactNode {
  const { t } = useLingui()
  return (
    <button
      type="button"
      onClick={onRemove}
      aria-label={t`Remove ${name}`}
      className={`${SHAPE} border-primary bg-primary-soft pe-3 text-ink hover:border-primary-hover`}
    >
      {children}
      <X aria-hidden className="size-4" />
    </button>
  )
}
