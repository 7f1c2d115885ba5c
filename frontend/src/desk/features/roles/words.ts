/** Permissions in words. */
import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

const SERVICES: Readonly<Record<string, MessageDescriptor | undefined>> = {
  'auth-service': msg`People`,
  'product-service': msg`Products and stock`,
  'payment-service': msg`Payments and books`,
  'order-service': msg`Orders`,
  'search-service': msg`Search and other sellers`,
}

/** The services' phrases in the reader's language; what is newer than this page stands as its service says it. */
const DOES: Readonly<Record<string, MessageDescriptor | undefined>> = {
  'customers.read': msg`See the accounts of customers and staff`,
  'sessions.end': msg`See where people are signed in, and sign them out`,
  'people.manage': msg`Change what people may do, close accounts, reset second factors, make and change roles`,
  'audit.read': msg`See who did what`,
  'products.read': msg`See drafts, archived products, every translation, and how many pieces there are`,
  'products.write': msg`Make, change and archive products, pictures, categories and the words of attributes`,
  'stock.move': msg`Count pieces in and correct the count`,
  'payments.read': msg`See everybody’s payments and how they were booked`,
  'ledger.read': msg`See the balance of the books`,
  'orders.read': msg`See everybody’s orders, and what waits for a person`,
  'orders.cancel': msg`Cancel orders that are not yet paid`,
  'orders.refund': msg`Give back all or part of what was paid`,
  'orders.resolve': msg`End what waits for a person`,
  'orders.note': msg`Write notes that only staff see`,
  'search.manage': msg`Build the search index anew, write synonyms, see what nobody found`,
  'offers.manage': msg`Manage sellers and their offers, decide which product an offer is`,
}

export const serviceName = (service: string, i18n: I18n): string => { const words = SERVICES[service]; return words ? i18n._(words) : service }

/** What the holder may do, and in which language it stands where that is not the reader's. */
export function whatItDoes({ name, does }: { name: string; does: string }, i18n: I18n): { text: string; lang?: string } {
  const words = DOES[name]
  return words ? { text: i18n._(words) } : { text: does, lang: 'en' }
}
