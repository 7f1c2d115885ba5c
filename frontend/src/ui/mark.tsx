import type { ReactNode } from 'react'

/** The shop's mark: an eight-pointed star with a saffron centre. */
export function Mark({ className = 'size-8' }: { className?: string }): ReactNode {
  return (
    <svg viewBox="0 0 32 32" aria-hidden data-mark className={className}>
      <path
        className="fill-primary"
        d="M16 1l4.4 4.4h6.2v6.2L31 16l-4.4 4.4v6.2h-6.2L16 31l-4.4-4.4H5.4v-6.2L1 16l4.4-4.4V5.4h6.2z"
      />
      <circle className="fill-accent" cx="16" cy="16" r="5" />
    </svg>
  )
}
