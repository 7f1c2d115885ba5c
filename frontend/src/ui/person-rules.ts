/** What forms ask of a person: an e-mail address, a name, and a password with no rule beyond its length. */
import { t } from '@lingui/core/macro'
import * as v from 'valibot'

import type { ApiProblem } from '@/api/problem'

type PersonFault =
  | 'email_missing'
  | 'email_invalid'
  | 'password_missing'
  | 'password_short'
  | 'password_long'
  | 'password_too_common'
  | 'name_long'

const fault = (code: PersonFault): PersonFault => code

/** Only what no address could be; the service knows the rest. */
export const email = v.pipe(
  v.string(),
  v.trim(),
  v.nonEmpty(fault('email_missing')),
  v.regex(/^[^\s@]+@[^\s@]+\.[^\s@.]+$/, fault('email_invalid')),
  v.maxLength(254, fault('email_invalid')),
)
export const presentPassword = v.pipe(v.string(), v.nonEmpty(fault('password_missing')), v.maxLength(256, fault('password_long')))
export const newPassword = v.pipe(
  v.string(),
  v.nonEmpty(fault('password_missing')),
  v.check((text) => Array.from(text).length >= 8, fault('password_short')),
  v.maxLength(256, fault('password_long')),
)
export const name = v.pipe(v.string(), v.trim(), v.maxLength(100, fault('name_long')))

/** What to say at a field; undefined where nothing is wrong. */
export function faultWords(wrong: string | undefined): string | undefined {
  if (wrong === undefined) return undefined
  const words: Record<PersonFault, string> = {
    email_missing: t`Enter your e-mail address`,
    email_invalid: t`Enter an e-mail address like name@example.com`,
    password_missing: t`Enter a password`,
    password_short: t`Use at least 8 characters`,
    password_long: t`Use at most 256 characters`,
    password_too_common: t`Choose a password that is harder to guess`,
    name_long: t`Use at most 100 characters`,
  }
  return words[wrong as PersonFault]
}

const REFUSED: Readonly<Record<string, Readonly<Record<string, PersonFault>>>> = {
  email: { email_invalid: 'email_invalid', string_too_long: 'email_invalid', blank: 'email_missing' },
  password: { string_too_short: 'password_short', string_too_long: 'password_long', password_too_common: 'password_too_common' },
  name: { string_too_long: 'name_long' },
}

/** What a service refused, by the name of its field; a new password is called by several names. */
export function refusedFields(problem: ApiProblem): { field: string; fault: PersonFault }[] {
  return problem.errors.flatMap(({ field, code }) => {
    const name = field.replace(/^body\./, '')
    const fault = REFUSED[name.endsWith('password') ? 'password' : name]?.[code ?? '']
    return fault ? [{ field: name, fault }] : []
  })
}
