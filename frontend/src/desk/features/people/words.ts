/** An account's role and standing, in words. */
import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

import type { components } from '@/api/generated/auth'

type Schemas = components['schemas']

/** Roles that every shop has; those that people make are called by their name. */
const ROLE: Readonly<Record<string, MessageDescriptor | undefined>> = {
  customer: msg`Customer`,
  support: msg`Support`,
  admin: msg`Admin`,
}

/** What a role opens. */
export const ROLE_MEANS: typeof ROLE = {
  customer: msg`Buys in the shop; no way to this desk.`,
  support: msg`Sees orders and payments, gives money back.`,
  admin: msg`May do everything, people and books too.`,
}

export const STANDING = {
  active: msg`Active`,
  deactivated: msg`Closed`,
  deleted: msg`Deleted`,
} satisfies Record<Schemas['UserStatus'], MessageDescriptor>

/** What a role is called. */
export function roleName(role: string, i18n: I18n): string {
  const words = ROLE[role]
  return words ? i18n._(words) : role
}
