import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { type ApiProblem, asProblem } from '@/api/problem'
import { useToasts } from '@/ui/toast'

import { useChangeCategory, useCreateCategory } from '../api/change-categories'
import { type Category, readCategories } from '../api/read-categories'
import { bodyOf, type Draft, NEW, useDrafts } from '../drafts'

/** A draft of somebody who was slower, and the category as it is now. */
export interface Conflict {
  draft: Draft & { was: Category }
  now: Category
}

interface Saving {
  /** Answers the category, or nothing where it was not saved: the draft stays, and it is said why. */
  save: (draft: Draft) => Promise<Category | undefined>
  saving: boolean
  problem: ApiProblem | null
  conflict: Conflict | undefined
  settle: () => void
}

/** Saves what was typed about a category: a new one, or a change on the version that it was begun from. */
export function useSave(id: string, categories: readonly Category[]): Saving {
  const { t } = useLingui()
  const client = useQueryClient()
  const create = useCreateCategory()
  const change = useChangeCategory()
  const [conflict, setConflict] = useState<Conflict>()
  const done = (saved: Category): Category => {
    const { names: { en: name = '' } } = saved
    useDrafts.getState().keep(id, undefined)
    setConflict(undefined)
    useToasts.getState().show({ text: id === NEW ? t`The category ${name} is made` : t`The category ${name} is saved` })
    return saved
  }
  const save = async (draft: Draft): Promise<Category | undefined> => {
    const { was } = draft
    try {
      if (!was) return done(await create.mutateAsync(bodyOf(draft, categories, null)))
      return done(await change.mutateAsync({ id: was.id, version: was.version, body: bodyOf(draft, categories, was) }))
    } catch (thrown) {
      if (!was || asProblem(thrown).status !== 412) return undefined // said above the fields
      const present = await client.query({ ...readCategories(), staleTime: 0 }).catch(() => [])
      const now = present.find((each) => each.id === was.id)
      if (now) setConflict({ draft: { ...draft, was }, now })
      return undefined
    }
  }
  const problem = create.error ?? change.error
  return {
    save, conflict,
    saving: create.isPending || change.isPending,
    problem: problem?.status === 412 && conflict ? null : problem,
    settle: () => { setConflict(undefined) },
  }
}
