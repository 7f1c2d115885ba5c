/** An offer beside a variant of the shop: what is the same, what differs, and what one of them does not say. */
import type { Candidate, WaitingOffer } from './api/matches'

export type Verdict = 'same' | 'differs' | 'unknown'

/** Letters and digits alone, without case and accents: `WH-1000XM4` is `wh1000xm4`. */
const bare = (text: string): string => text.normalize('NFKD').replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase()

const equal = (theirs: string | null, ours: string | null): Verdict => (!theirs || !ours ? 'unknown' : bare(theirs) === bare(ours) ? 'same' : 'differs')

/** Prices are far from each other when one is more than half more than the other. */
const FAR = 1.5

export interface Compared {
  brand: Verdict
  mpn: Verdict
  gtin: Verdict
  price: Verdict
  /** How much dearer the offer is than the shop, in whole percent; below zero where it is cheaper, undefined in another currency. */
  dearer: number | undefined
}

export function compared(offer: WaitingOffer, candidate: Candidate): Compared {
  const comparable = offer.price.currency === candidate.price.currency && candidate.price.amount > 0
  const share = comparable ? offer.price.amount / candidate.price.amount : undefined
  return {
    brand: equal(offer.brand, candidate.brand),
    mpn: equal(offer.mpn, candidate.mpn),
    gtin: !offer.gtin || candidate.gtins.length === 0 ? 'unknown' : candidate.gtins.includes(offer.gtin) ? 'same' : 'differs',
    price: share === undefined ? 'unknown' : share <= FAR && share >= 1 / FAR ? 'same' : 'differs',
    dearer: share === undefined ? undefined : Math.round((share - 1) * 100),
  }
}

/** A title in pieces, each with whether the other title has its word too. */
export function piecesOf(title: string, other: string): { text: string; shared: boolean }[] {
  const theirs = new Set(other.split(/\s+/).map(bare))
  return title.split(/(\s+)/).filter(Boolean).map((text) => ({ text, shared: bare(text) !== '' && theirs.has(bare(text)) }))
}
