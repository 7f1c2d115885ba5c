import type { ReactNode } from 'react'

/** The key that does the same. */
export function Hint({ children }: { children: string }): ReactNode {
  return <kbd aria-hidden dir="ltr" className="hidden min-w-6 rounded-control border border-current px-1.5 text-center font-sans text-sm font-normal opacity-80 md:inline-block">{children}</kbd>
}
