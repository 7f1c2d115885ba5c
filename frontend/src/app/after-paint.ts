/** What no shopper waits for: it is loaded once the page stands. */
import { track } from '@/features/analytics-events/tracker'

import { tellPageViews } from './page-views'
import type { shop } from './router'

export { watchPage } from '@/features/page-vitals/watch-page'

/** Tells what happens in the shop's pages. */
export function countVisits(router: ReturnType<typeof shop>): void {
  track()
  tellPageViews(router)
}
