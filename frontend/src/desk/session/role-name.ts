/** Roles in words: those that every shop has; what people make is called by its name. */
import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

const ROLE: Readonly<Record<string, MessageDescriptor | undefined>> = {
  guest: msg`Guest`,
  customer: msg`Customer`,
  support: msg`Support`,
  admin: msg`Admin`,
}

export function roleName(role: string, i18n: I18n): string {
  const words = ROLE[role]
  return words ? i18n._(words) : role
}
