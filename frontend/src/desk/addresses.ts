/**
 * Every screen of the desk: its address without the language before it, its file in `src/desk/pages`, and what whoever opens
 * it must be allowed. The desk's router reads this list, and the build tells the server of the pages what it knows.
 */
import type { Permission } from './session/may'

interface Address {
  page: string
  /** None: whoever belongs to the staff. */
  takes?: Permission
}

export const SCREENS: Readonly<Record<string, Address>> = {
  '/admin': { page: 'home' },
  '/admin/attention': { page: 'attention', takes: 'orders.read' },
  '/admin/orders': { page: 'orders', takes: 'orders.read' },
  '/admin/orders/:orderId': { page: 'order', takes: 'orders.read' },
  '/admin/products': { page: 'products', takes: 'products.read' },
  '/admin/categories': { page: 'categories', takes: 'products.read' },
  '/admin/products/new': { page: 'product', takes: 'products.write' },
  '/admin/products/:productId': { page: 'product', takes: 'products.read' },
  '/admin/payments': { page: 'payments', takes: 'payments.read' },
  '/admin/refunds': { page: 'refunds', takes: 'payments.read' },
  '/admin/webhooks': { page: 'webhooks', takes: 'payments.read' },
  '/admin/payments/:paymentId': { page: 'payment', takes: 'payments.read' },
  '/admin/ledger': { page: 'ledger', takes: 'ledger.read' },
  '/admin/people': { page: 'people', takes: 'customers.read' },
  '/admin/people/:userId': { page: 'person', takes: 'customers.read' },
  '/admin/roles': { page: 'roles', takes: 'people.manage' },
  '/admin/roles/:name': { page: 'role', takes: 'people.manage' },
  '/admin/new-role': { page: 'new-role', takes: 'people.manage' },
  '/admin/sellers': { page: 'sellers', takes: 'offers.manage' },
  '/admin/sellers/new': { page: 'seller', takes: 'offers.manage' },
  '/admin/sellers/:sellerId': { page: 'seller', takes: 'offers.manage' },
  '/admin/feeds': { page: 'feeds', takes: 'offers.manage' },
  '/admin/feeds/new': { page: 'send-feed', takes: 'offers.manage' },
  '/admin/feeds/:feedId': { page: 'feed', takes: 'offers.manage' },
  '/admin/matches': { page: 'matches', takes: 'offers.manage' },
  '/admin/synonyms': { page: 'synonyms', takes: 'search.manage' },
  '/admin/without-results': { page: 'without-results', takes: 'search.manage' },
  '/admin/search-index': { page: 'search-index', takes: 'search.manage' },
  '/admin/reports': { page: 'revenue', takes: 'analytics.read' },
  '/admin/reports/live': { page: 'live', takes: 'analytics.read' },
  '/admin/reports/sold': { page: 'sold', takes: 'analytics.read' },
  '/admin/reports/visits': { page: 'visits', takes: 'analytics.read' },
  '/admin/reports/cohorts': { page: 'cohorts', takes: 'analytics.read' },
  '/admin/reports/searches': { page: 'searches', takes: 'analytics.read' },
  '/admin/reports/baskets': { page: 'baskets', takes: 'analytics.read' },
  '/admin/audit': { page: 'audit', takes: 'audit.read' },
}
