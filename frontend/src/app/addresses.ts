/**
 * Every page's address, without the language before it, and its file in `src/pages`. The router reads this list, and the
 * build writes from it what the server of the pages knows (any other address is a 404) and what `boot.js` fetches ahead.
 */
export const PAGES = {
  '/': 'home',
  '/c/*': 'browse',
  '/search': 'search',
  '/p/:reference': 'product',
  '/p/:reference/preview': 'preview',
  '/cart': 'cart',
  '/orders/:orderId': 'order',
  '/account': 'account',
  '/account/orders': 'account-orders',
  '/account/orders/:orderId': 'account-order',
  '/account/addresses': 'account-addresses',
  '/account/sessions': 'account-sessions',
  '/account/profile': 'account-profile',
  '/account/alerts': 'account-alerts',
  '/sign-in': 'sign-in',
  '/register': 'register',
  '/forgot': 'forgot',
  '/reset': 'reset',
  '/verify': 'verify',
  '/alerts/confirm': 'alerts-confirm',
  '/alerts/unsubscribe': 'alerts-unsubscribe',
  '/terms': 'terms',
  '/privacy': 'privacy',
  '/returns': 'returns',
  '/imprint': 'imprint',
} as const

/** Those that stand in the checkout's quiet shell. */
export const QUIET_PAGES = { '/checkout': 'checkout' } as const

/** Pages about a person, their purchase and their account: they bring words of their own (`personal.po`). The build holds this list to it. */
export const PERSONAL_PAGES: ReadonlySet<string> = new Set([
  ...['preview', 'cart', 'checkout', 'order', 'sign-in', 'register', 'forgot', 'reset', 'verify'],
  ...['account', 'account-orders', 'account-order', 'account-addresses', 'account-sessions', 'account-profile'],
  ...['account-alerts', 'alerts-confirm', 'alerts-unsubscribe'],
])

/**
 * What a page reads first, where everybody gets the same answer. `boot.js` asks for it ahead, by exactly the address that
 * the page asks for later: the browser then hands over the answer, and would otherwise fetch two. `:last` is the last part
 * of a path.
 */
export const FIRST_ANSWERS: Partial<Record<keyof typeof PAGES, readonly string[]>> = {
  '/': ['/api/products?sort=newest&in_stock=true&limit=16&locale=:locale', '/api/categories?locale=:locale'],
  '/c/*': ['/api/categories?locale=:locale'],
  '/search': ['/api/categories?locale=:locale'],
  '/p/:reference': ['/api/products/:reference?locale=:locale'],
}

/** What it reads besides, where the address asks for no filter, words or order. */
export const UNFILTERED_ANSWERS: typeof FIRST_ANSWERS = {
  '/c/*': ['/api/products?category=:last&limit=24&counts=true&locale=:locale'],
  '/search': ['/api/products?limit=24&counts=true&locale=:locale'],
}

/** What it reads besides, where the address asks for words and nothing else: `:q`. */
export const SEARCH_ANSWERS: typeof FIRST_ANSWERS = {
  '/search': ['/api/search?q=:q&limit=24&locale=:locale'],
}
