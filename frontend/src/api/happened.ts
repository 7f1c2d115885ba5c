/** What shoppers do, told where it happens; who counts it is loaded later than the page. */
export type Happening =
  | { type: 'page_view'; page: string }
  | { type: 'product_view' | 'add_to_cart'; product_id: string }
  | { type: 'search'; term: string; results: number }
  | { type: 'checkout_started' }

type Listener = (happening: Happening, at: number) => void

/** So much is kept until somebody listens. */
const MOST_KEPT = 20

let listener: Listener | undefined
let kept: Parameters<Listener>[] = []

/** This happened, just now. */
export function happened(happening: Happening): void {
  const at = Date.now()
  if (listener) listener(happening, at)
  else if (kept.length < MOST_KEPT) kept.push([happening, at])
}

/** Called with all that happened and happens, and when: milliseconds of this browser's clock. */
export function onHappened(next: Listener): void {
  listener = next
  for (const each of kept) next(...each)
  kept = []
}
