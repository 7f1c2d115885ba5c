import { happened } from '@/api/happened'
import { oneLine } from '@/api/one-line'

import type { PAGES } from './addresses'
import type { shop } from './router'

type Router = ReturnType<typeof shop>
type State = Router['state']

/** Pages that everybody may see are told by their address; of all others only which page it is: an order's says whose. */
const PUBLIC = new Set<string>(['/p/:reference', '/c/*'] satisfies (keyof typeof PAGES)[])

const MOST_LETTERS = 300

function pageOf({ matches }: State): string {
  const here = matches.at(-1)
  const { path = '/' } = here?.route ?? {}
  if (path === '*') return '/not-found'
  return here && PUBLIC.has(path) ? oneLine(here.pathname, MOST_LETTERS) : path
}

/** Tells each page that is shown, the present one first. */
export function tellPageViews(router: Router): void {
  let last = ''
  const see = (state: State): void => {
    const page = pageOf(state)
    const stays = page === last
    last = page
    if (!stays) happened({ type: 'page_view', page })
  }
  see(router.state)
  router.subscribe((state) => { if (state.navigation.state === 'idle') see(state) })
}
