import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useId } from 'react'

import { holds } from '@/desk/session/may'
import { RadioCards } from '@/ui/radio-cards'

import type { Held } from '../api/change-roles'
import type { Demand, Permission } from '../api/roles'
import { serviceName, whatItDoes } from '../words'

interface RoleFieldsProps {
  declared: readonly Permission[]
  held: Held
  onChange?: (held: Held) => void
}

/** What a role holds, by service, and whether it demands the second factor. Without `onChange` it is only shown. */
export function RoleFields({ declared, held, onChange }: RoleFieldsProps): ReactNode {
  const { i18n } = useLingui()
  const id = useId()
  const services = [...new Set(declared.map(({ service }) => service))]
  const manages = held.permissions.includes('people.manage')
  const toggle = (name: string): void => {
    const has = held.permissions.includes(name)
    onChange?.({ ...held, permissions: has ? held.permissions.filter((each) => each !== name) : [...held.permissions, name].sort() })
  }
  return (
    <div className="grid grid-cols-1 gap-6">
      {services.map((service) => (
        <fieldset key={service} className="grid min-w-0 grid-cols-1 gap-1 rounded-card border border-line bg-surface p-4">
          <legend className="px-2 text-h3 font-semibold">{serviceName(service, i18n)}</legend>
          {declared.filter((each) => each.service === service).map((permission) => {
            const { name } = permission
            const { text, lang } = whatItDoes(permission, i18n)
            const mine = holds(name)
            return (
              <div key={name} className="flex min-h-11 items-start gap-3 py-1">
                <input
                  id={`${id}-${name}`}
                  type="checkbox"
                  aria-describedby={`${id}-${name}-name`}
                  checked={held.permissions.includes(name)}
                  disabled={!onChange || !mine}
                  onChange={() => { toggle(name) }}
                  className="mt-0.5 size-5 shrink-0"
                />
                <div className="grid min-w-0 flex-1 grid-cols-1">
                  <label htmlFor={`${id}-${name}`} lang={lang}>{text}</label>
                  <p id={`${id}-${name}-name`} className="text-sm text-muted">
                    <code dir="ltr">{name}</code>
                    {onChange && !mine && <> · <Trans>you do not hold it yourself</Trans></>}
                  </p>
                </div>
              </div>
            )
          })}
        </fieldset>
      ))}
      {onChange && !manages && (
        <RadioCards
          legend={<Trans>Second factor</Trans>}
          value={held.second_factor}
          onChange={(value) => { onChange({ ...held, second_factor: value as Demand }) }}
          choices={[
            { value: 'required', title: <Trans>Required</Trans>, detail: <Trans>Signing in takes a code from an app beside the password. Whoever has none sets one up at the next sign-in.</Trans> },
            { value: 'optional', title: <Trans>Optional</Trans>, detail: <Trans>The password is enough; each person may set up an app in their account.</Trans> },
          ]}
        />
      )}
      {(!onChange || manages) && (
        <p className="text-muted">
          {held.second_factor === 'required' || manages ? <Trans>Signing in takes the second factor: whoever may change people always needs it.</Trans> : <Trans>The password is enough to sign in.</Trans>}
        </p>
      )}
    </div>
  )
}
