import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { answer, catalogue } from '@/api/client'
import type { components, operations } from '@/api/generated/product'
import { Intent } from '@/api/intent'
import type { CodesOf } from '@/api/problem'
import type { CommonCode } from '@/api/words'

import { type Category, readCategories } from './read-categories'

export type CategoryBody = components['schemas']['CategoryBody']

type Code = CodesOf<operations['create_category']> | CodesOf<operations['change_category']> | CodesOf<operations['arrange_categories']>
export const CHANGE_WORDS = {
  category_not_found: msg`This category is not there any more.`,
  unknown_category: msg`The category that it should hang below is not there any more.`,
  category_cycle: msg`A category cannot hang below itself.`,
  category_too_deep: msg`Categories nest at most six deep.`,
  category_order_mismatch: msg`Somebody made or moved a category here meanwhile.`,
  slug_taken: msg`Another category has this address. Choose another one.`,
  invalid_slug: msg`An address is made of small letters from a to z, digits and single hyphens, and is no word that the shop uses itself.`,
  invalid_text: msg`A category needs a name in English.`,
  precondition_failed: msg`Somebody changed this meanwhile.`,
  precondition_required: msg`This page is out of date. Load it again.`,
} satisfies Record<Exclude<Code, CommonCode>, MessageDescriptor>

export const REMOVE_WORDS = {
  category_not_found: msg`This category is not there any more.`,
  category_not_empty: msg`There is still something in it.`,
  precondition_failed: msg`Somebody changed it meanwhile. It is shown as it is now.`,
  precondition_required: msg`This page is out of date. Load it again.`,
} satisfies Record<Exclude<CodesOf<operations['remove_category']>, CommonCode>, MessageDescriptor>

/** Whatever lists categories asks anew. */
function useAnew(): () => Promise<void> {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: ['desk-categories'] })
}

/** A new category, once however often it is asked for. */
export function useCreateCategory() {
  const [intent] = useState(() => new Intent())
  return useMutation({
    mutationFn: (body: CategoryBody) =>
      intent.run(body, (key) => answer(catalogue.POST('/categories', { params: { header: { 'Idempotency-Key': key } }, body }))),
    onSettled: useAnew(),
  })
}

export interface Changed {
  id: string
  version: number
  body: CategoryBody
}

/** Other names or another place, on the version that was seen. */
export function useChangeCategory() {
  return useMutation({
    mutationFn: ({ id, version, body }: Changed) =>
      answer(catalogue.PUT('/categories/{category_id}', { params: { path: { category_id: id }, header: { 'If-Match': `"${version}"` } }, body })),
    onSettled: useAnew(),
  })
}

export function useRemoveCategory() {
  return useMutation({
    mutationFn: ({ id, version }: Pick<Category, 'id' | 'version'>) =>
      answer(catalogue.DELETE('/categories/{category_id}', { params: { path: { category_id: id }, header: { 'If-Match': `"${version}"` } } })),
    onSettled: useAnew(),
  })
}

/** Another order below one parent; what is known of the tree has it, and its versions, from then on. */
export function useArrangeCategories() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: components['schemas']['CategoryOrderBody']) => answer(catalogue.PUT('/categories/order', { body })),
    onSuccess: ({ items }) => {
      client.setQueryData(readCategories().queryKey, (known = []) => {
        const named = new Map(known.map((each) => [each.id, each]))
        // The answer's names are English; those that are shown are in the page's language.
        return items.map((each) => ({ ...each, ...pick(named.get(each.id)) }))
      })
    },
  })
}

const pick = (known: Category | undefined): Partial<Category> => (known ? { name: known.name, lang: known.lang } : {})
