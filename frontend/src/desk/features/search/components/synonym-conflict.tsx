import { Plural, Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import type { ApiProblem } from '@/api/problem'
import { ConflictDialog, type Difference } from '@/desk/ui/conflict-dialog'

import { changesOf, type Draft, isDisputed, merged, textOf } from '../groups'

interface SynonymConflictProps {
  draft: Draft
  now: readonly string[][]
  busy: boolean
  problem: ApiProblem | null
  onSave: (groups: string[][]) => void
  onClose: () => void
}

/** Somebody else saved this language's groups first: of the groups that both changed, whose stays is chosen. */
export function SynonymConflict({ draft, now, busy, problem, onSave, onClose }: SynonymConflictProps): ReactNode {
  const changes = changesOf(draft, now)
  const disputed = changes.filter(isDisputed)
  const rest = changes.length - disputed.length
  const said = (group: readonly string[] | undefined): ReactNode => (group ? <bdi>{textOf(group)}</bdi> : <span className="text-muted"><Trans>no group</Trans></span>)
  const differences: Difference[] = disputed.map(({ id, was, mine, now: there }) => {
    const first = (was ?? mine)?.[0] ?? ''
    return { id, name: <bdi>{first}</bdi>, was: said(was), yours: said(mine), now: said(there) }
  })
  return (
    <ConflictDialog open onClose={onClose} differences={differences} action={<Trans>Save again</Trans>} busy={busy} problem={problem} onSave={(chosen) => { onSave(merged(now, changes, chosen)) }}>
      {disputed.length > 0 ? <p><Trans>Groups were changed while you wrote. Choose what stays.</Trans></p> : <p><Trans>Other groups were changed while you wrote; yours can be saved beside them.</Trans></p>}
      {rest > 0 && <p className="text-muted"><Plural value={rest} one="# change of yours is not disputed." other="# changes of yours are not disputed." /></p>}
    </ConflictDialog>
  )
}
