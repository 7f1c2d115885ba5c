import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

const ROLES: Readonly<Record<string, MessageDescriptor>> = {
  customer: msg`Customer`,
  support: msg`Support`,
  admin: msg`Admin`,
  guest: msg`Guest`,
}

/** A role in a word. */
export const roleName = (role: string): MessageDescriptor => ROLES[role] ?? { id: role }
