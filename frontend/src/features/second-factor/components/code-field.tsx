import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'

import { TextField } from '@/ui/field'

interface CodeFieldProps {
  value: string
  onChange: (value: string) => void
  /** Whether a recovery code will do as well. */
  recovery?: boolean
  error?: ReactNode
}

/** The app's six digits, which phones fill in by themselves; or a recovery code, for when the phone is gone. */
export function CodeField({ value, onChange, recovery = false, error }: CodeFieldProps): ReactNode {
  const { t } = useLingui()
  const [byApp, setByApp] = useState(true)
  return (
    <div className="grid gap-1">
      <TextField
        label={byApp ? <Trans>Code from your app</Trans> : <Trans>Recovery code</Trans>}
        hint={byApp ? <Trans>Six digits; they change every 30 seconds.</Trans> : <Trans>Each one is good once.</Trans>}
        inputMode={byApp ? 'numeric' : 'text'}
        autoComplete={byApp ? 'one-time-code' : 'off'}
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={60}
        placeholder={byApp ? '123456' : 'ABCD-EFGH-IJKL-MNOP'}
        dir="ltr"
        className="font-mono rtl:text-end"
        value={value}
        onChange={({ target }) => { onChange(target.value) }}
        error={error}
      />
      {recovery && (
        <button type="button" className="link inline-flex min-h-11 items-center justify-self-start" onClick={() => { setByApp(!byApp); onChange('') }}>
          {byApp ? t`Your phone is not at hand? Use a recovery code` : t`Use the code from your app`}
        </button>
      )}
    </div>
  )
}
