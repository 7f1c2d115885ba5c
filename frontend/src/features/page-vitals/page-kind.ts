import type { PageVitals } from './api/tell-vitals'

const KINDS = new Map<string, PageVitals['page']>([
  ['', 'home'], ['c', 'list'], ['p', 'product'], ['search', 'search'], ['cart', 'cart'], ['checkout', 'checkout'], ['orders', 'order'],
  ['admin', 'desk'], ...['account', 'sign-in', 'register', 'forgot', 'reset', 'verify'].map((each) => [each, 'account'] as const),
])

/** Which page an address is, with or without a language before it. */
export function pageKind(pathname: string): PageVitals['page'] {
  const [first = ''] = pathname.replace(/^\/(fr|ar)(?=\/|$)/, '').split('/').slice(1)
  return KINDS.get(first) ?? 'other'
}

/** A phone is narrower than 768 pixels. */
export const device = (): PageVitals['device'] => (window.innerWidth < 768 ? 'phone' : 'desktop')
