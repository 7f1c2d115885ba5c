/** Feeds, their faults and matches, in words. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

import type { components } from '@/api/generated/search'
import type { Tone } from '@/desk/ui/badge'

import type { FeedStatus, HeldBecause } from './api/feeds'

export const STATUS = {
  held: msg`Held`,
  applied: msg`Applied`,
  refused: msg`Refused`,
} satisfies Record<FeedStatus, MessageDescriptor>

export const TONES: Readonly<Record<FeedStatus, Tone>> = { held: 'wait', applied: 'ok', refused: 'bad' }

export const HELD = {
  few_rows: msg`It has less than half of the rows of the feed before.`,
  prices_moved: msg`More than three of ten prices moved by more than half.`,
} satisfies Record<HeldBecause, MessageDescriptor>

const FAULTS: Readonly<Record<string, MessageDescriptor | undefined>> = {
  blank: msg`It is empty, and has to be filled in`,
  string_too_long: msg`It is too long`,
  text_not_acceptable: msg`It has a character that is not accepted`,
  money_invalid: msg`It is no amount: write units with a point, such as 19.99`,
  less_than_equal: msg`It is more than anything costs`,
  greater_than: msg`Nothing is sold for nothing`,
  days_invalid: msg`It is no number of days from 0 to 365`,
  days_reversed: msg`It is fewer than days_min`,
  enum: msg`It is none of the words that this column knows`,
  currency_unknown: msg`It is no currency: write its three letters, such as EUR`,
  gtin_invalid: msg`It is no GTIN: check its digits`,
  gtin_check_digit: msg`It is no GTIN: check its digits`,
  gtin_restricted: msg`It is a number for use inside one shop, or a coupon, and no GTIN`,
  url_not_the_sellers: msg`It is no https address of the seller’s shop`,
  seller_sku_twice: msg`Another line has this number already`,
}

/** What is wrong with a value, where we know its code. */
export const faultWords = (code: string): MessageDescriptor | undefined => FAULTS[code]

/** Why numbers did not decide what an offer is. */
export const CONTRADICTED = {
  gtin: msg`Its GTIN names several of our products, or one of another brand.`,
  seller_sku: msg`Its number is our SKU of several products, or of one of another brand.`,
  brand_mpn: msg`Its brand and part number name several of our products.`,
  manual: msg`Somebody decided it before.`,
} satisfies Record<components['schemas']['MatchMethod'], MessageDescriptor>
