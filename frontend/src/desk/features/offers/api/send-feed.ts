import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

import type { operations } from '@/api/generated/search'
import type { CodesOf } from '@/api/problem'
import { sendForm } from '@/api/upload'
import type { CommonCode } from '@/api/words'

import type { FeedFile } from '../feed-file'
import type { Feed } from './feeds'

export const SEND_WORDS = {
  seller_not_found: msg`This seller is not there any more. Choose another one.`,
  feed_kind_unknown: msg`A feed is a CSV or a JSON file.`,
  feed_unreadable: msg`This file is no feed: it cannot be read as rows of offers.`,
  too_large: msg`This file is too large: a feed has at most 16 MB and 20,000 rows.`,
} satisfies Record<Exclude<CodesOf<operations['send_feed']>, CommonCode>, MessageDescriptor> & Record<'too_large', MessageDescriptor>

interface Sending {
  sellerId: string
  feed: FeedFile
  /** Only say what would become of it. */
  dryRun: boolean
  onProgress: (share: number) => void
  signal: AbortSignal
}

/** Send a seller's file; nothing but the answer comes of a dry run. */
export function sendFeed({ sellerId, feed: { file, kind }, dryRun, ...sending }: Sending): Promise<Feed> {
  const form = new FormData()
  // Browsers name the kind of a file as its owner's system does: often not at all.
  form.append('file', new File([file], file.name, { type: kind }))
  return sendForm(`/search/offers?${new URLSearchParams({ seller_id: sellerId, dry_run: String(dryRun) }).toString()}`, form, sending)
}
