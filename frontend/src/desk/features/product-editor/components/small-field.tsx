import type { ComponentProps, ReactNode } from 'react'

export const SMALL =
  'min-h-9 w-full min-w-0 rounded-control border border-control bg-surface px-2 py-1 text-base text-ink placeholder:text-muted ' +
  'aria-invalid:border-2 aria-invalid:border-danger disabled:bg-sunken disabled:text-muted'

/** A field of a grid: its name is said, and shown where the grid's head is not; its error stands below. */
export function SmallField({ label, error, id, className = '', ...rest }: { label: string; error?: string | undefined; id: string } & ComponentProps<'input'>): ReactNode {
  return (
    <>
      <input {...rest} id={id} aria-label={label} aria-invalid={error ? true : undefined} aria-describedby={error ? `${id}-error` : undefined} autoComplete="off" className={`${SMALL} ${className}`} />
      <FieldError id={id} error={error} />
    </>
  )
}

export function FieldError({ id, error }: { id: string; error: string | undefined }): ReactNode {
  return error ? <p id={`${id}-error`} className="mt-1 text-sm font-semibold text-danger">{error}</p> : null
}
