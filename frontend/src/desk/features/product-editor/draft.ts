/** What was typed and not yet saved, of one person at one product: it outlives the page, the session and the browser. */
import { storage } from '@/api/storage'

import type { Form, VariantForm } from './form'

/** A save whose end is not known: the same again has the same key, and is done once. */
export interface Sent {
  key: string
  body: string
}

export interface Draft {
  /** When it was last changed, in milliseconds since the epoch. */
  at: number
  /** What it was made from, and the version of that. */
  was: Form
  version: number
  mine: Form
  sent?: Sent | undefined
}

const MONTH = 30 * 86_400_000
const place = (person: string, product: string): string => `souk.desk.product.${person}.${product}`

const isForm = (said: unknown): said is Form =>
  typeof said === 'object' && said !== null && ['variants', 'pictures', 'attributes', 'options', 'categories'].every((name) => Array.isArray((said as Record<string, unknown>)[name]))
  && 'texts' in said && 'slug' in said && 'status' in said

function isDraft(said: unknown): said is Draft {
  if (typeof said !== 'object' || said === null) return false
  const { at, version, was, mine } = said as Partial<Record<keyof Draft, unknown>>
  return typeof at === 'number' && typeof version === 'number' && isForm(was) && isForm(mine)
}

/** With the fields that a draft from before them lacks. */
const filled = (form: Form): Form => ({ ...form, brand: (form as Partial<Form>).brand ?? '', variants: form.variants.map((variant) => ({ mpn: '', gtins: '', ...(variant as Partial<VariantForm>) }) as VariantForm) })

/** What was kept, if it is younger than a month. */
export function keptDraft(person: string, product: string): Draft | undefined {
  try {
    const said: unknown = JSON.parse(storage.get(place(person, product)) ?? 'null')
    return isDraft(said) && said.at > Date.now() - MONTH ? { ...said, was: filled(said.was), mine: filled(said.mine) } : undefined
  } catch {
    return undefined
  }
}

export function keepDraft(person: string, product: string, draft: Draft): void {
  storage.set(place(person, product), JSON.stringify(draft))
}

export function dropDraft(person: string, product: string): void {
  storage.set(place(person, product), undefined)
}
