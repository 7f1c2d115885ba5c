import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'

import { answer, orders } from '@/api/client'
import type { components, operations } from '@/api/generated/order'
import type { CodesOf } from '@/api/problem'
import type { CommonCode } from '@/api/words'

export type MailResolution = components['schemas']['MailResolution']

export const RESOLVE_MAIL_WORDS = {
  order_not_found: msg`This order is not there any more.`,
  nothing_to_resolve: msg`This mail waits for nobody any more: somebody has ended it.`,
  mail_gone: msg`This mail is not kept any more. Tell the customer another way, then close it.`,
} satisfies Record<Exclude<CodesOf<operations['resolve_mail']>, CommonCode>, MessageDescriptor>

/** End that a mail about an order did not go out. */
export function useResolveMail(orderId: string, mailId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: { resolution: MailResolution; note: string }) =>
      answer(orders.POST('/orders/{order_id}/mails/{mail_id}/resolve', { params: { path: { order_id: orderId, mail_id: mailId } }, body })),
    onSettled: () => client.invalidateQueries({ queryKey: ['desk-orders'] }),
  })
}
