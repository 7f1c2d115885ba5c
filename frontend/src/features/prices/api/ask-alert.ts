import { useMutation, useQueryClient } from '@tanstack/react-query'

import { answer, searches } from '@/api/client'
import type { components } from '@/api/generated/search'
import { locale } from '@/locale/locale'

type Wish = Omit<components['schemas']['AlertBody'], 'locale'>

/** Ask to be told. The answer is the same whatever the mailbox has already; doing it twice does nothing more. */
export function useAskAlert() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (wish: Wish) => {
      await answer(searches.POST('/search/alerts', { body: { ...wish, locale } }))
      return wish.email
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['alerts'] }),
  })
}
