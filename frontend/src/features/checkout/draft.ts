/** What a shopper has filled in: it survives a reload and ends with the tab. Of a card it holds no more than a test card's name. */
import { create } from 'zustand'

import { tabStorage } from '@/api/storage'
import type { AddressInput } from '@/ui/address-rules'

const NAME = 'souk.checkout'

export interface Draft {
  email: string
  /** The email was given, as a guest or by signing in. */
  contactDone: boolean
  /** Who was signed in, so that the end of a session is noticed. */
  person: string
  address: AddressInput | null
  addressDone: boolean
  otherBilling: boolean
  billing: AddressInput | null
  method: string
  deliveryDone: boolean
  card: string
}

const NOTHING: Draft = {
  email: '', contactDone: false, person: '', address: null, addressDone: false, otherBilling: false, billing: null, method: '',
  deliveryDone: false, card: '',
}

function isDraft(said: unknown): said is Draft {
  if (typeof said !== 'object' || said === null) return false
  const held = new Map(Object.entries(said))
  return Object.entries(NOTHING).every(([name, value]) => typeof held.get(name) === typeof value)
}

function kept(): Draft {
  try {
    const said: unknown = JSON.parse(tabStorage.get(NAME) ?? 'null')
    return isDraft(said) ? said : NOTHING
  } catch {
    return NOTHING
  }
}

export const useDraft = create<Draft>()(kept)

useDraft.subscribe((draft) => { tabStorage.set(NAME, JSON.stringify(draft)) })

/** Write something down. */
export const patch = (some: Partial<Draft>): void => { useDraft.setState(some) }

/** Read anew what the tab has kept, as a reload does. */
export const readDraft = (): void => { useDraft.setState(kept()) }

/** The purchase is done. */
export const forgetDraft = (): void => { useDraft.setState(NOTHING) }
