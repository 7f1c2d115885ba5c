/** What the pages of alerts say for the codes of their operations. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

import type { operations } from '@/api/generated/search'
import type { CodesOf } from '@/api/problem'
import type { CommonCode } from '@/api/words'

export const REMOVE = {
  alert_not_found: msg`This alert has ended already.`,
} satisfies Record<Exclude<CodesOf<operations['remove_alert']>, CommonCode>, MessageDescriptor>
