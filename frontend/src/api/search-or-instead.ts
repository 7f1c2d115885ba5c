/** Who answers a search: search-service, and product-service where it is away. Every search asks here. */
import { type ApiProblem, asProblem } from './problem'
import { queryClient } from './queries'

/** How long search-service is waited for, in milliseconds. */
const PATIENCE = 5_000
/** Once it was away, nobody waits for it again for so long, in milliseconds. */
const REST = 30_000
const AWAY = ['search-away']

/** Nobody answered, or could. A refusal is an answer: another service would have to refuse too. */
const isAway = ({ status }: ApiProblem): boolean => status === 0 || status >= 500

const rests = (): boolean => Date.now() - (queryClient.getQueryState(AWAY)?.dataUpdatedAt ?? 0) < REST

/**
 * What `ask` answers; while search-service is away, what `instead` does: product-service finds words of titles, and knows
 * neither their meaning nor how they are spelt. Throws what both cannot do, and what search-service refuses.
 */
export async function searchOrInstead<Of>(signal: AbortSignal, ask: (signal: AbortSignal) => Promise<Of>, instead: () => Promise<Of>): Promise<Of> {
  if (rests()) return instead()
  try {
    return await ask(AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]))
  } catch (thrown) {
    if (signal.aborted || !isAway(asProblem(thrown))) throw thrown
  }
  const answered = await instead()
  // Only now: where product-service does not answer either, it is the network.
  queryClient.setQueryData(AWAY, true)
  return answered
}
