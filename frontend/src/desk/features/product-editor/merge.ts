/** Two people changed one product: what only one of them changed is kept, and what both changed is chosen field by field. */
import { plural, t } from '@lingui/core/macro'

import { languageName } from '@/locale/languages'

import { type AttributeForm, type Form, NO_TEXT, type PictureForm, valuesOf, type VariantForm } from './form'

/** A field that the other one changed; `yours` where the reader changed it too. */
export interface Change {
  id: string
  name: string
  was: string
  yours?: string
  now: string
}

/** How values that are no words are called. */
interface Names {
  status: (status: Form['status']) => string
  category: (id: string) => string
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/**
 * The reader's changes of `was`, made to what is there `now`. `changes` are the other one's. Of fields that both changed the
 * reader's value stays, but for those in `theirs`.
 */
export function merge(was: Form, mine: Form, now: Form, names: Names, theirs: ReadonlySet<string> = new Set()): { form: Form; changes: Change[] } {
  const changes: Change[] = []
  const choose = <Value>(id: string, name: string, [before, yours, present]: readonly [Value, Value, Value], say: (value: Value) => string): Value => {
    if (same(present, before) || same(present, yours)) return yours
    const change = { id, name, was: say(before), now: say(present) }
    if (same(yours, before)) {
      changes.push(change)
      return present
    }
    changes.push({ ...change, yours: say(yours) })
    return theirs.has(id) ? present : yours
  }
  const plain = <Name extends 'slug' | 'brand' | 'status' | 'categories'>(id: Name, name: string, say: (value: Form[Name]) => string): Form[Name] =>
    choose(id, name, [was[id], mine[id], now[id]], say)

  const texts = Object.fromEntries(keysOf([was.texts, mine.texts, now.texts]).map((locale) => {
    const [before, yours, present] = [was, mine, now].map(({ texts: { [locale]: text = NO_TEXT } }) => text) as [typeof NO_TEXT, typeof NO_TEXT, typeof NO_TEXT]
    const language = languageName(locale)
    return [locale, {
      title: choose(`title-${locale}`, t`Title in ${language}`, [before.title, yours.title, present.title], String),
      description: choose(`description-${locale}`, t`Description in ${language}`, [before.description, yours.description, present.description], shortened),
    }]
  }))
  const slug = plain('slug', t`Address`, String)
  const brand = plain('brand', t`Brand`, String)
  const status = plain('status', t`State`, names.status)
  const categories = plain('categories', t`Categories`, (ids) => ids.map(names.category).join(', '))
  const attributes = mergeAttributes([was, mine, now], choose)
  const variants = mergeVariants([was, mine, now], choose)
  const pictures = mergePictures([was, mine, now], choose)
  return { form: { texts, slug, brand, status, categories, attributes, ...variants, pictures }, changes }
}

type Three = readonly [Form, Form, Form]
type Choose = <Value>(id: string, name: string, values: readonly [Value, Value, Value], say: (value: Value) => string) => Value

const keysOf = (records: readonly object[]): string[] => [...new Set(records.flatMap((each) => Object.keys(each)))]
const shortened = (text: string): string => (text.length > 160 ? `${text.slice(0, 157)}…` : text)

function mergeAttributes(forms: Three, choose: Choose): AttributeForm[] {
  const by = forms.map(({ attributes }) => Object.fromEntries(attributes.filter(({ name }) => name.trim() !== '').map(({ name, value }) => [name.trim(), value])))
  const [was = {}, mine = {}, now = {}] = by
  return keysOf([mine, now]).flatMap((name) => {
    const value = choose<string | undefined>(`attribute-${name}`, name, [was[name], mine[name], now[name]], (each) => each ?? '')
    return value === undefined ? [] : [{ key: name, name, value }]
  })
}

/** A variant as it is compared: its options in words, so that a renamed option is a change of each. */
interface Compared extends Omit<VariantForm, 'options'> {
  options: Readonly<Record<string, string>>
}

function mergeVariants(forms: Three, choose: Choose): Pick<Form, 'options' | 'variants'> {
  const [was, mine, now] = forms.map((form) => new Map(form.variants.map((variant): [string, Compared] => [variant.key, { ...variant, options: valuesOf(form, variant) }]))) as [
    Map<string, Compared>, Map<string, Compared>, Map<string, Compared>,
  ]
  const order = inOrder([...was.keys()], [...mine.keys()], [...now.keys()])
  const merged = order.flatMap((key) => {
    const [before, yours, present] = [was.get(key), mine.get(key), now.get(key)]
    if (!yours || !present || !before) return yours ?? present ?? []
    const name = (field: string): string => `${present.sku}: ${field}`
    const one = <Field extends keyof Compared>(field: Field, words: string, say: (value: Compared[Field]) => string = String): Compared[Field] =>
      choose(`variant-${key}-${field}`, name(words), [before[field], yours[field], present[field]], say)
    return {
      ...yours,
      sku: one('sku', t`SKU`),
      options: one('options', t`Options`, (values) => Object.entries(values).map((pair) => pair.join(': ')).join(', ')),
      price: one('price', t`Price`),
      compareAt: one('compareAt', t`Price before`),
      weight: one('weight', t`Weight`),
      limit: one('limit', t`Most in one order`),
      mpn: one('mpn', t`Maker’s number`),
      gtins: one('gtins', t`GTIN`),
      imageId: one('imageId', t`Picture`, (id) => pictureName(forms, id)),
      withdrawn: one('withdrawn', t`On sale`, (gone) => (gone ? t`No` : t`Yes`)),
    }
  })
  const optionNames = [...new Set([...forms[1].options.map(({ name }) => name.trim()), ...merged.flatMap(({ options }) => Object.keys(options))])].filter(Boolean)
  return { options: optionNames.map((name) => ({ key: name, name })), variants: merged }
}

/** Mine where I moved something, else theirs; what only one has stands last. */
function inOrder(was: readonly string[], mine: readonly string[], now: readonly string[]): string[] {
  const moved = !same(was, mine.filter((key) => was.includes(key)))
  return [...new Set(moved ? [...mine, ...now] : [...now, ...mine])]
}

function mergePictures(forms: Three, choose: Choose): PictureForm[] {
  const [was, mine, now] = forms.map(({ pictures }) => new Map(pictures.map((picture) => [picture.id, picture]))) as [
    Map<string, PictureForm>, Map<string, PictureForm>, Map<string, PictureForm>,
  ]
  const numberOf = ({ length: count }: readonly string[]): string => plural(count, { one: '# picture', other: '# pictures' })
  const ids = choose('pictures', t`Pictures and their order`, [[...was.keys()], [...mine.keys()], [...now.keys()]], numberOf)
  // What the other one has removed is gone for good; my uploads are there.
  return ids.filter((id) => now.has(id) || !was.has(id)).flatMap((id) => {
    const [before, yours, present] = [was.get(id), mine.get(id), now.get(id)]
    if (!before || !yours || !present) return yours ?? present ?? []
    const alts = Object.fromEntries(keysOf([before.alts, yours.alts, present.alts]).map((locale) => {
      const language = languageName(locale)
      const picture = pictureName(forms, id)
      return [locale, choose(`alt-${id}-${locale}`, t`${picture} in words, ${language}`, [before.alts[locale] ?? '', yours.alts[locale] ?? '', present.alts[locale] ?? ''], String)]
    }))
    return [{ ...present, alts }]
  })
}

/** A picture by its place now, or in the form. */
function pictureName(forms: Three, id: string): string {
  const number = Math.max(...forms.map(({ pictures }) => pictures.findIndex((each) => each.id === id))) + 1
  return number === 0 ? t`None` : t`Picture ${number}`
}
