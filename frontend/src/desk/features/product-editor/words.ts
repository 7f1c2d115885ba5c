/** States, reasons and bands in words. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

import type { Tone } from '@/desk/ui/badge'

import type { Status } from './api/product'
import type { Movement } from './api/stock'

export const STATUS = {
  draft: msg`Draft`,
  published: msg`Published`,
  archived: msg`Archived`,
} satisfies Record<Status, MessageDescriptor>

export const STATUS_TONE = { draft: 'wait', published: 'ok', archived: 'over' } satisfies Record<Status, Tone>

export const STATUS_MEANS = {
  draft: msg`Only the staff see it.`,
  published: msg`In the shop window.`,
  archived: msg`Off sale; orders that name it keep it.`,
} satisfies Record<Status, MessageDescriptor>

export const REASON = {
  initial: msg`What it began with`,
  receipt: msg`Goods came in`,
  adjustment: msg`Count corrected`,
  return: msg`Pieces came back`,
} satisfies Record<Movement['reason'], MessageDescriptor>
