/** What each permission allows, in words that follow “You may not …”. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

import type { Permission } from './may'

export const ALLOWS: Readonly<Record<Permission, MessageDescriptor>> = {
  'orders.read': msg`See everybody’s orders`,
  'orders.refund': msg`Give money back`,
  'orders.resolve': msg`End what waits for a person`,
  'payments.read': msg`See payments`,
  'customers.read': msg`See people and their accounts`,
  'sessions.end': msg`See where people are signed in, and sign them out`,
  'people.manage': msg`Change roles, close and open accounts`,
  'audit.read': msg`Read the audit trail`,
  'ledger.read': msg`Read the books`,
}
