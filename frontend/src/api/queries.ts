import { QueryClient } from '@tanstack/react-query'

import { asProblem, type ApiProblem } from './problem'
import { onSwitch } from './token'

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: ApiProblem
  }
}

/** One cache of answers for the page. A read is tried once more when nobody answered; a write never by itself. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (failures, thrown) => failures < 1 && asProblem(thrown).passing,
      retryDelay: (_, thrown) => Math.min((asProblem(thrown).retryAfter ?? 1) * 1000, 10_000),
      refetchOnWindowFocus: false,
    },
    mutations: { retry: false },
  },
})

onSwitch(() => {
  // Nothing of the one before stays. What a page shows is asked anew, once the pages that are not for everybody have gone.
  queryClient.removeQueries({ type: 'inactive' })
  setTimeout(() => {
    queryClient.removeQueries({ type: 'inactive' })
    // What was written by its being asked, such as a mail's link, is not to be asked twice.
    void queryClient.resetQueries({ predicate: ({ meta }) => meta?.once !== true })
  })
})
