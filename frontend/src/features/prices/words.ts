/** What asking to be told says for the codes of its operation. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

import type { operations } from '@/api/generated/search'
import type { CodesOf } from '@/api/problem'
import type { CommonCode } from '@/api/words'

export const ASK = {
  too_many_alerts: msg`Too many alerts were asked for from your connection. Try again later.`,
  currency_not_compared: msg`The shop’s currency has changed meanwhile. Load this page anew.`,
  product_not_found: msg`This product is not sold any more.`,
  variant_not_found: msg`This variant is not sold any more. Choose another one.`,
} satisfies Record<Exclude<CodesOf<operations['request_alert']>, CommonCode>, MessageDescriptor>
