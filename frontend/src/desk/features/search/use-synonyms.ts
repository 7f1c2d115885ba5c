/** The groups of a language while they are changed: kept over a reload, saved whole, brought together with what somebody else saved. */
import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { type ApiProblem, asProblem } from '@/api/problem'
import { useKeptDraft } from '@/desk/ui/kept-draft'
import { useToasts } from '@/ui/toast'

import { readSynonyms, showSynonyms, type Synonyms, useReplaceSynonyms } from './api/synonyms'
import { type Draft, draftOf, faultsOf, groupsOf, isChanged, isTouched } from './groups'

export interface Editing {
  draft: Draft
  keep: (draft: Draft) => void
  discard: () => void
  changed: boolean
  /** Whether what is wrong is said. */
  tried: boolean
  save: () => Promise<boolean>
  saving: boolean
  problem: ApiProblem | null
  /** The groups as somebody else saved them first. */
  now: Synonyms | undefined
  /** Save these groups on what is there now. */
  saveMerged: (groups: string[][]) => Promise<boolean>
  /** Leave what is there now. */
  settle: () => void
}

export function useSynonyms(synonyms: Synonyms): Editing {
  const { t } = useLingui()
  const client = useQueryClient()
  const { language } = synonyms
  const { mutateAsync, isPending, error, reset } = useReplaceSynonyms(language)
  const [draft, keep] = useKeptDraft<Draft>(`synonyms.${language}`, draftOf(synonyms))
  const [tried, setTried] = useState(false)
  const [now, setNow] = useState<Synonyms>()
  const done = (present: Synonyms): void => {
    client.setQueryData(readSynonyms(language).queryKey, present)
    keep(undefined)
    setTried(false)
    setNow(undefined)
    reset()
  }
  const send = async (groups: string[][], version: number): Promise<boolean> => {
    try {
      done(await mutateAsync({ groups, version }))
      useToasts.getState().show({ text: t`The synonyms are saved. The shop searches with them from now on.` })
      return true
    } catch (thrown) {
      const present = asProblem(thrown).status === 412 ? await showSynonyms(language).catch(() => undefined) : undefined
      if (present) setNow(present)
      return false
    }
  }
  return {
    draft, tried, now,
    // What was typed and taken back leaves no draft, which would hide what others change by then.
    keep: (next) => { keep(isTouched(next) ? next : undefined) },
    changed: isChanged(draft),
    discard: () => {
      keep(undefined)
      setTried(false)
      reset()
    },
    save: async () => {
      setTried(true)
      if (isPending || faultsOf(draft).size > 0) return false
      return send(groupsOf(draft), draft.version)
    },
    saving: isPending,
    problem: error?.status === 412 && now ? null : error,
    saveMerged: (groups) => (now ? send(groups, now.version) : Promise.resolve(false)),
    settle: () => { if (now) done(now) },
  }
}
