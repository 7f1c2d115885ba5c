import { type ReactNode, useId } from 'react'

/** One component, under its name. */
export function Section({ name, children }: { name: string; children: ReactNode }): ReactNode {
  const id = useId()
  return (
    <section aria-labelledby={id} className="grid min-w-0 grid-cols-1 gap-4 border-t border-line pt-6">
      <h2 id={id} lang="en" dir="ltr" className="text-start">
        {name}
      </h2>
      {children}
    </section>
  )
}

/** States beside each other. */
export function Row({ children }: { children: ReactNode }): ReactNode {
  return <div className="flex flex-wrap items-center gap-3">{children}</div>
}

/** States in columns, each as wide as a phone's page. */
export function Columns({ children }: { children: ReactNode }): ReactNode {
  return <div className="grid grid-cols-1 items-start gap-6 md:grid-cols-2 lg:grid-cols-3 [&>*]:min-w-0">{children}</div>
}
