/** What each permission allows, in words that follow “You may not …”. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

import type { Permission } from './may'

export const ALLOWS: Readonly<Record<Permission, MessageDescriptor>> = {
  'orders.read': msg`See everybody’s orders`,
  'orders.cancel': msg`Cancel orders for customers`,
  'orders.note': msg`Write notes about orders`,
  'orders.refund': msg`Give money back`,
  'orders.resolve': msg`End what waits for a person`,
  'payments.read': msg`See payments`,
  'products.read': msg`See drafts and how many pieces there are`,
  'products.write': msg`Change products and what belongs to them`,
  'stock.move': msg`Count pieces in and correct the count`,
  'customers.read': msg`See people and their accounts`,
  'sessions.end': msg`See where people are signed in, and sign them out`,
  'people.manage': msg`Change roles, close and open accounts`,
  'audit.read': msg`Read the audit trail`,
  'ledger.read': msg`Read the books`,
  'offers.manage': msg`Manage other sellers and their prices`,
  'search.manage': msg`Manage how the shop searches`,
  'analytics.read': msg`See what is sold, what shoppers do and search for, and the live numbers`,
}
