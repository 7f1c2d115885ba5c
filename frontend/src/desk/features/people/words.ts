/** An account's role and standing, in words. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

import type { components } from '@/api/generated/auth'

type Schemas = components['schemas']

/** What a role opens. */
export const ROLE_MEANS: Readonly<Record<string, MessageDescriptor | undefined>> = {
  customer: msg`Buys in the shop; no way to this desk.`,
  support: msg`Sees orders and payments, gives money back.`,
  admin: msg`May do everything, people and books too.`,
}

export const STANDING = {
  active: msg`Active`,
  deactivated: msg`Closed`,
  deleted: msg`Deleted`,
} satisfies Record<Schemas['UserStatus'], MessageDescriptor>
