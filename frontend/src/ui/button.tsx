import { LoaderCircle } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { Link } from 'react-router'

const SHAPE =
  'inline-flex items-center justify-center gap-2 rounded-control font-semibold text-center transition-colors duration-150 ' +
  'disabled:opacity-60 aria-disabled:opacity-60'

const KINDS = {
  primary: 'bg-primary text-on-primary hover:bg-primary-hover',
  accent: 'bg-accent text-on-accent hover:brightness-95',
  outline: 'border border-control text-ink hover:bg-sunken',
  quiet: 'text-primary hover:bg-primary-soft',
  danger: 'border border-danger text-danger hover:bg-sale-soft',
  'on-hero': 'border border-on-hero text-on-hero hover:bg-on-hero/10',
} as const

const SIZES = { md: 'min-h-11 px-4 py-2', lg: 'min-h-13 px-6 py-3 text-lg', sm: 'min-h-11 px-3 py-1.5 text-md' } as const

interface Look {
  kind?: keyof typeof KINDS
  size?: keyof typeof SIZES
}

const look = ({ kind = 'primary', size = 'md' }: Look, more = ''): string =>
  `${SHAPE} ${KINDS[kind]} ${SIZES[size]} ${more}`

interface ButtonProps extends Look, ComponentProps<'button'> {
  /** While what it began is under way: it keeps its size and focus, and does nothing more. */
  busy?: boolean
}

/** Does something on this page. */
export function Button({ kind, size, busy = false, className, children, onClick, type = 'button', ...rest }: ButtonProps): ReactNode {
  return (
    <button
      {...rest}
      type={type}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else onClick?.(event)
      }}
      className={look({ ...(kind && { kind }), ...(size && { size }) }, className)}
    >
      {busy && <LoaderCircle aria-hidden className="size-5 animate-spin" />}
      {children}
    </button>
  )
}

interface LinkButtonProps extends Look, ComponentProps<typeof Link> {}

/** Leads to another page, and looks like a button. */
export function LinkButton({ kind, size, className, ...rest }: LinkButtonProps): ReactNode {
  return <Link {...rest} className={look({ ...(kind && { kind }), ...(size && { size }) }, className)} />
}

interface IconButtonProps extends ComponentProps<'button'> {
  /** What it does, in words. */
  label: string
}

/** A button that shows a picture alone. */
export function IconButton({ label, className = '', children, type = 'button', ...rest }: IconButtonProps): ReactNode {
  return (
    <button
      {...rest}
      type={type}
      aria-label={label}
      title={label}
      className={`inline-grid size-11 place-items-center rounded-control text-ink transition-colors duration-150 hover:bg-sunken ${className}`}
    >
      {children}
    </button>
  )
}
