import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import type { ApiProblem } from '@/api/problem'
import { ConflictDialog, type Difference } from '@/desk/ui/conflict-dialog'
import { languageName } from '@/locale/languages'

import type { Category } from '../api/read-categories'
import { type Draft, draftOf } from '../drafts'
import type { Conflict } from './use-save'

interface CategoryConflictProps {
  conflict: Conflict
  categories: readonly Category[]
  onSave: (draft: Draft) => void
  saving: boolean
  problem: ApiProblem | null
  onClose: () => void
}

/** Somebody else saved this category first: names, address and place are chosen one by one. */
export function CategoryConflict({ conflict: { draft, now }, categories, onSave, saving, problem, onClose }: CategoryConflictProps): ReactNode {
  const { was } = draft
  const { name } = now
  const called = (id: string): ReactNode => (id === '' ? <Trans>a department</Trans> : <bdi>{categories.find((each) => each.id === id)?.name ?? id}</bdi>)
  const there = draftOf(now)
  const before = draftOf(was)
  const one = (id: string, title: ReactNode, values: [string, string, string], show: (value: string) => ReactNode): Difference[] => {
    const [old, mine, theirs] = values
    // What the reader left alone stays as the other one made it.
    if ((mine === old ? theirs : mine) === theirs && old === theirs) return []
    if (mine === theirs) return []
    return [{ id, name: title, was: show(old), ...(mine !== old && { yours: show(mine) }), now: show(theirs) }]
  }
  const languages = [...new Set([...Object.keys(was.names), ...Object.keys(draft.names), ...Object.keys(now.names)])]
  const said = (value: string): ReactNode => (value === '' ? <span aria-hidden>–</span> : <bdi>{value}</bdi>)
  const differences = [
    ...languages.flatMap((each) => {
      const language = languageName(each)
      return one(`name-${each}`, <Trans>Name, <span lang={each}>{language}</span></Trans>, [was.names[each] ?? '', draft.names[each]?.trim() ?? '', now.names[each] ?? ''], said)
    }),
    ...one('slug', <Trans>Address</Trans>, [before.slug, draft.slug.trim() || before.slug, there.slug], said),
    ...one('parent', <Trans>Hangs below</Trans>, [before.parent, draft.parent, there.parent], called),
  ]
  const keep = (mine: ReadonlySet<string>): Draft => ({
    was: now,
    names: Object.fromEntries(languages.map((each) => [each, (mine.has(`name-${each}`) ? draft.names[each] : now.names[each]) ?? ''])),
    slug: mine.has('slug') ? draft.slug : there.slug,
    parent: mine.has('parent') ? draft.parent : there.parent,
  })
  return (
    <ConflictDialog open onClose={onClose} differences={differences} action={<Trans>Save again</Trans>} busy={saving} problem={problem} onSave={(mine) => { onSave(keep(mine)) }}>
      <p><Trans>The category <bdi>{name}</bdi> was changed while you wrote. Choose what stays.</Trans></p>
    </ConflictDialog>
  )
}
