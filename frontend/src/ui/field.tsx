import { Trans, useLingui } from '@lingui/react/macro'
import { Eye, EyeOff } from 'lucide-react'
import { type ComponentProps, type ReactNode, useId, useState } from 'react'

interface FieldProps {
  label: ReactNode
  /** One sentence that helps before anything is typed. */
  hint?: ReactNode
  /** What is wrong, and what to do. */
  error?: ReactNode
  optional?: boolean
}

const CONTROL =
  'min-h-11 w-full rounded-control border bg-surface px-3 py-2 text-base text-ink placeholder:text-muted ' +
  'aria-invalid:border-danger aria-invalid:border-2 border-control'

interface FrameProps extends FieldProps {
  children: (ids: { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined }) => ReactNode
  id?: string | undefined
}

function Frame({ label, hint, error, optional, children, id: given }: FrameProps): ReactNode {
  const made = useId()
  const id = given ?? made
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className="grid grid-cols-1 gap-1">
      <label htmlFor={id} className="font-semibold">
        {label}
        {optional && (
          <span className="ms-1 font-normal text-muted">
            <Trans>(optional)</Trans>
          </span>
        )}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      )}
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      {error && (
        <p id={`${id}-error`} className="text-sm font-semibold text-danger">
          {error}
        </p>
      )}
    </div>
  )
}

type TextFieldProps = FieldProps & ComponentProps<'input'>

/** A line of text with its label above. */
export function TextField({ label, hint, error, optional, id, className = '', ...rest }: TextFieldProps): ReactNode {
  return (
    <Frame {...{ label, hint, error, optional, id }}>
      {(ids) => <input {...rest} {...ids} className={`${CONTROL} ${className}`} />}
    </Frame>
  )
}

/** A password that can be shown; pasting and password managers work. */
export function PasswordField({ label, hint, error, optional, id, ...rest }: TextFieldProps): ReactNode {
  const { t } = useLingui()
  const [shown, setShown] = useState(false)
  return (
    <Frame {...{ label, hint, error, optional, id }}>
      {(ids) => (
        <div className="relative">
          <input {...rest} {...ids} dir="ltr" type={shown ? 'text' : 'password'} className={`${CONTROL} pe-12`} />
          <button
            type="button"
            aria-pressed={shown}
            aria-label={t`Show password`}
            onClick={() => { setShown(!shown) }}
            className="absolute inset-y-0 end-0 grid w-11 place-items-center rounded-control text-muted hover:text-ink"
          >
            {shown ? <EyeOff aria-hidden className="size-5" /> : <Eye aria-hidden className="size-5" />}
          </button>
        </div>
      )}
    </Frame>
  )
}

/** One of several, by the browser's own list. */
export function SelectField({ label, hint, error, optional, id, className = '', ...rest }: FieldProps & ComponentProps<'select'>): ReactNode {
  return (
    <Frame {...{ label, hint, error, optional, id }}>
      {(ids) => <select {...rest} {...ids} className={`${CONTROL} ${className}`} />}
    </Frame>
  )
}

interface CheckboxProps extends ComponentProps<'input'> {
  label: ReactNode
  error?: ReactNode
}

/** Yes or no. */
export function Checkbox({ label, error, id: given, ...rest }: CheckboxProps): ReactNode {
  const made = useId()
  const id = given ?? made
  return (
    <div>
      <label htmlFor={id} className="flex min-h-11 items-center gap-3">
        <input
          {...rest}
          id={id}
          type="checkbox"
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          className="size-5 shrink-0"
        />
        <span className="min-w-0">{label}</span>
      </label>
      {error && (
        <p id={`${id}-error`} className="text-sm font-semibold text-danger">
          {error}
        </p>
      )}
    </div>
  )
}
