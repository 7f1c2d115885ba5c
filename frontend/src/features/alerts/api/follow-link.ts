import { queryOptions } from '@tanstack/react-query'

import { answer, searches } from '@/api/client'

/** Follow a mail's link as soon as its page is open. It is read like an answer, because one token is to be sent once. */
const once = (act: 'confirm' | 'unsubscribe', token: string) =>
  queryOptions({
    queryKey: ['alert-link', act, token],
    queryFn: async () => {
      await answer(searches.POST(`/search/alerts/${act}`, { body: { token } }))
      return true
    },
    staleTime: Infinity,
    retry: false,
    meta: { once: true },
  })

/** Confirm every alert that waits in the mailbox to which the link was sent. */
export const confirmAlerts = (token: string) => once('confirm', token)

/** End the alert that the mail was about. */
export const endAlert = (token: string) => once('unsubscribe', token)
