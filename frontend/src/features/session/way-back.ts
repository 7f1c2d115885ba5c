/** The way back through signing in: `?to=/path`, a page of this shop and nothing else. */

const HERE = 'https://shop.invalid'

/** The path to go to, without language; `/` for whatever is not a plain path of this shop. */
export function wayBack(to: string | null): string {
  // Browsers read `\` as `/`, and drop tabs and line breaks: what is odd is not one of our links.
  if (!to || !/^\/(?![/\\])[^\\\u0000-\u001f]*$/.test(to)) return '/'
  let url: URL
  try {
    url = new URL(to, HERE)
  } catch {
    return '/'
  }
  // `/..//evil` is tidied into `//evil`: what comes out is judged again.
  if (url.origin !== HERE || url.pathname.startsWith('//')) return '/'
  return url.pathname + url.search + url.hash
}

/** A page of the session with the way back to `to`. */
export function withWayBack(page: '/sign-in' | '/register' | '/forgot', to: string): string {
  const kept = wayBack(to)
  return kept === '/' ? page : `${page}?to=${encodeURIComponent(kept)}`
}
