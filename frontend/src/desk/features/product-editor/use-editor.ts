/** A product under work: what it was, what is typed, and the ways to save it that lose nothing. */
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'

import { newKey } from '@/api/idempotency'
import { type ApiProblem, asProblem } from '@/api/problem'

import { type Product, showProduct, type Status } from './api/product'
import { useSaveProduct } from './api/save-product'
import { type Draft, dropDraft, keepDraft, keptDraft, type Sent } from './draft'
import { bodyOf, type Form, formOf, saysTheSame } from './form'
import { merge } from './merge'
import { refusedFields } from './refused-fields'
import { type Fault, faultsOf } from './validate'

const KEPT_AFTER = 300

interface Under {
  /** None: it is new. */
  product: Product | undefined
  /** What a new one begins with. */
  begin: Form
  /** Under which its draft is kept. */
  place: string
  person: string
  currency: string
}

/** What it was made from, and the version of that; 0 where nothing is there yet. */
interface Base {
  form: Form
  version: number
}

export function useEditor({ product, begin, place, person, currency }: Under) {
  const id = product?.id
  const [kept, setKept] = useState<Draft | undefined>(() => keptDraft(person, place))
  const [was, setWas] = useState<Base>(() => kept ? { form: kept.was, version: kept.version } : { form: product ? formOf(product) : begin, version: product?.version ?? 0 })
  const [form, setForm] = useState<Form>(() => kept?.mine ?? was.form)
  const [sent, setSent] = useState<Sent | undefined>(kept?.sent)
  const [attempt, setAttempt] = useState(0)
  const [refused, setRefused] = useState<{ form: Form; faults: Fault[]; problem: ApiProblem }>()
  const [present, setPresent] = useState<Product>()
  const [created, setCreated] = useState<Product>()
  const saving = useSaveProduct()
  const dropped = useRef(false)
  const dirty = useMemo(() => !saysTheSame(form, was.form, currency), [form, was, currency])

  // What was read anew is what the work is made from, for as long as nothing was typed.
  if (product && !dirty && !kept && product.version > was.version) {
    const next = formOf(product)
    setWas({ form: next, version: product.version })
    setForm(next)
  }

  const keep = useEffectEvent(() => {
    if (dirty && !dropped.current) keepDraft(person, place, { at: Date.now(), was: was.form, version: was.version, mine: form, sent })
  })
  useEffect(() => {
    if (!dirty) return
    dropped.current = false
    const clock = setTimeout(() => { keep() }, KEPT_AFTER)
    return () => { clearTimeout(clock) }
  }, [form, dirty, sent])
  useEffect(() => {
    const gone = (): void => { keep() }
    window.addEventListener('pagehide', gone)
    return () => {
      window.removeEventListener('pagehide', gone)
      gone()
    }
  }, [])

  const rest = (base: Base, mine: Form): void => {
    setWas(base)
    setForm(mine)
    setSent(undefined)
    setKept(undefined)
    setPresent(undefined)
    setRefused(undefined)
    setAttempt(0)
    if (mine !== base.form) return
    dropped.current = true
    dropDraft(person, place)
  }

  /** `status`: what it shall be; the form says so only once it is. */
  const write = async (mine: Form, base: Base, status: Status = mine.status): Promise<boolean> => {
    const wanted = status === mine.status ? mine : { ...mine, status }
    setRefused(undefined)
    setAttempt((count) => count + 1)
    if (faultsOf(mine, currency).length > 0) return false
    const body = bodyOf(wanted, currency)
    const print = JSON.stringify(body)
    const { key } = sent?.body === print ? sent : { key: newKey() }
    setSent({ key, body: print })
    try {
      const saved = await saving.mutateAsync({ id, version: base.version, body, key })
      const there: Base = { form: formOf(saved), version: saved.version }
      // What was typed while it was saved stays, on top of what was saved.
      const known = knownAs(mine, there.form)
      setForm((typed) => (typed === mine ? there.form : merge(known(wanted), known({ ...typed, status }), there.form, { status: String, category: String }).form))
      setWas(there)
      setSent(undefined)
      setKept(undefined)
      setPresent(undefined)
      setAttempt(0)
      dropped.current = true
      dropDraft(person, place)
      if (id === undefined) setCreated(saved)
      return true
    } catch (thrown) {
      const problem = asProblem(thrown)
      const now = id !== undefined && problem.status === 412 ? await showProduct(id).catch(() => undefined) : undefined
      if (!now) {
        setRefused({ form: mine, faults: refusedFields(problem, mine), problem })
        // Whether it was done is only open where nobody answered.
        if (!problem.passing) setSent(undefined)
        return false
      }
      const there = formOf(now)
      const { form: merged, changes } = merge(base.form, wanted, there, { status: String, category: String })
      if (changes.length > 0) {
        setForm(wanted)
        setPresent(now)
        return false
      }
      // Nobody else changed a word of it: an earlier save of this very work was done, and its answer was lost; or only stock moved.
      rest({ form: there, version: now.version }, saysTheSame(merged, there, currency) ? there : merged)
      return saysTheSame(merged, there, currency) ? true : write(merged, { form: there, version: now.version })
    }
  }

  return {
    form, was: was.form, dirty, change: setForm, kept, created, present,
    /** Whether the product was changed since the draft was begun. */
    overtaken: kept !== undefined && product !== undefined && product.version !== was.version,
    attempt,
    faults: attempt === 0 ? [] : [...faultsOf(form, currency), ...(refused?.form === form ? refused.faults : [])],
    problem: refused?.form === form && refused.faults.length === 0 ? refused.problem : null,
    /** What holds the SKU or address that was refused. */
    holder: refused?.form === form ? (refused.problem.body.holder as { id?: string; product_id?: string; title?: string } | undefined) : undefined,
    busy: saving.isPending,
    save: (status?: Status): Promise<boolean> => write(form, was, status),
    discard: () => {
      const there = product ? { form: formOf(product), version: product.version } : { form: begin, version: 0 }
      rest(there, there.form)
    },
    /** Of what two people changed: `merged` on what is there now. */
    settle: (merged: Form): Promise<boolean> => {
      if (!present) return Promise.resolve(false)
      const base = { form: formOf(present), version: present.version }
      if (saysTheSame(merged, base.form, currency)) {
        rest(base, base.form)
        return Promise.resolve(true)
      }
      setWas(base)
      setForm(merged)
      return write(merged, base)
    },
    closeConflict: () => {
      setPresent(undefined)
      setForm({ ...form, status: was.form.status })
    },
  }
}

export type Editor = ReturnType<typeof useEditor>

/** New variants by the ids that they have now: at the moment of saving, one SKU was one variant. */
function knownAs(mine: Form, saved: Form): (form: Form) => Form {
  const ids = new Map(saved.variants.map(({ sku, key }) => [sku, key]))
  const idOf = new Map(mine.variants.flatMap(({ key, known, sku }) => {
    const id = known ? undefined : ids.get(sku.trim())
    return id === undefined ? [] : [[key, id] as const]
  }))
  return (form) => ({
    ...form,
    variants: form.variants.map((variant) => {
      const id = idOf.get(variant.key)
      return id === undefined ? variant : { ...variant, key: id, known: true, stock: '' }
    }),
  })
}
