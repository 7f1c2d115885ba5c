import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'

import { asProblem } from '@/api/problem'
import { ConflictDialog, type Difference } from '@/desk/ui/conflict-dialog'
import { useKeptDraft } from '@/desk/ui/kept-draft'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { Refused } from '@/ui/refused'
import { useToasts } from '@/ui/toast'

import { type Held, ROLE_WORDS, useChangeRole } from '../api/change-roles'
import { type Permission, readRole, type Role, showRole } from '../api/roles'
import { whatItDoes } from '../words'
import { RemoveRole } from './remove-role'
import { RoleFields } from './role-fields'

interface Draft {
  was: Role
  held: Held
}

const heldBy = ({ permissions, second_factor }: Role): Held => ({ permissions, second_factor })
const SECOND_FACTOR = 'second_factor'

/** What a role holds; who was slower than somebody else chooses line by line. */
export function RoleEditor({ role, declared }: { role: Role; declared: readonly Permission[] }): ReactNode {
  const { t, i18n } = useLingui()
  const client = useQueryClient()
  const change = useChangeRole(role.name)
  const [{ was, held }, keep, begun] = useKeptDraft<Draft>(`role.${role.name}`, { was: role, held: heldBy(role) })
  const [now, setNow] = useState<Role>()
  const names = [...new Set([...was.permissions, ...held.permissions])]
  const differs = (name: string): boolean => was.permissions.includes(name) !== held.permissions.includes(name)
  const changed = names.some(differs) || was.second_factor !== held.second_factor
  const save = async (next: Held, version: number): Promise<void> => {
    const manages = next.permissions.includes('people.manage')
    try {
      const saved = await change.mutateAsync({ ...next, ...(manages && { second_factor: 'required' as const }), version })
      client.setQueryData(readRole(role.name).queryKey, saved)
      keep(undefined)
      setNow(undefined)
      useToasts.getState().show({ text: t`The role is changed` })
    } catch (thrown) {
      if (asProblem(thrown).status !== 412) return // said below
      const present = await showRole(role.name).catch(() => undefined)
      if (present) setNow(present)
    }
  }
  if (role.fixed) {
    return (
      <div className="grid max-w-2xl grid-cols-1 gap-5">
        <Notice><Trans>Admin holds everything, also what comes later, and cannot be changed. Make another role for somebody who may do less.</Trans></Notice>
        <RoleFields declared={declared} held={heldBy(role)} />
      </div>
    )
  }
  return (
    <form noValidate className="grid max-w-2xl grid-cols-1 gap-5" onSubmit={(event) => { event.preventDefault(); if (changed && !change.isPending) void save(held, was.version) }}>
      {begun && changed && <Notice kind="warn"><Trans>There are changes that are not saved yet.</Trans></Notice>}
      <RoleFields declared={declared} held={held} onChange={(next) => { keep({ was, held: next }) }} />
      <Refused problem={change.error && asProblem(change.error).status !== 412 ? asProblem(change.error) : null} words={ROLE_WORDS} />
      <p className="text-md text-muted"><Trans>A change is in force within two seconds, for those too who are signed in.</Trans></p>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" busy={change.isPending} disabled={!changed}><Trans>Save</Trans></Button>
        {changed && <Button kind="quiet" onClick={() => { keep(undefined) }}><Trans>Undo my changes</Trans></Button>}
        <span className="ms-auto"><RemoveRole role={role} onRemoved={() => { keep(undefined) }} /></span>
      </div>
      {now && (
        <Conflict
          was={was} held={held} now={now} busy={change.isPending}
          say={(name) => { const does = declared.find((each) => each.name === name); return does ? whatItDoes(does, i18n).text : name }}
          onClose={() => {
            client.setQueryData(readRole(role.name).queryKey, now)
            keep(undefined)
            setNow(undefined)
          }}
          onSave={(next) => void save(next, now.version)}
        />
      )}
    </form>
  )
}

interface ConflictProps {
  was: Role
  held: Held
  now: Role
  busy: boolean
  say: (permission: string) => string
  onClose: () => void
  onSave: (held: Held) => void
}

/** Each permission that one of both changed, and the second factor: whose stays is chosen for each. */
function Conflict({ was, held, now, busy, say, onClose, onSave }: ConflictProps): ReactNode {
  const { t } = useLingui()
  const { name: called } = now
  const yesNo = (has: boolean): string => (has ? t`Yes` : t`No`)
  const demand = (of: Held['second_factor']): string => (of === 'required' ? t`Required` : t`Optional`)
  const every = [...new Set([...was.permissions, ...held.permissions, ...now.permissions])].sort()
  const differences: Difference[] = [
    ...every.map((name) => {
      const [before, mine, present] = [was, held, now].map(({ permissions }) => permissions.includes(name)) as [boolean, boolean, boolean]
      return { id: name, name: say(name), was: yesNo(before), ...(mine !== before && { yours: yesNo(mine) }), now: yesNo(present) }
    }),
    {
      id: SECOND_FACTOR, name: <Trans>Second factor</Trans>, was: demand(was.second_factor), now: demand(now.second_factor),
      ...(held.second_factor !== was.second_factor && { yours: demand(held.second_factor) }),
    },
  ].filter(({ was: before, yours = before, now: present }) => yours !== present)
  const merged = (mine: ReadonlySet<string>): Held => ({
    // What nobody disputes goes in as either has it; of the rest, what was chosen.
    permissions: every.filter((name) => {
      const touched = was.permissions.includes(name) !== held.permissions.includes(name)
      const disputed = differences.some(({ id }) => id === name)
      return (touched && (!disputed || mine.has(name)) ? held : now).permissions.includes(name)
    }),
    second_factor: mine.has(SECOND_FACTOR) ? held.second_factor : now.second_factor,
  })
  return (
    <ConflictDialog open onClose={onClose} differences={differences} action={<Trans>Save again</Trans>} busy={busy} onSave={(mine) => { onSave(merged(mine)) }}>
      <p><Trans>The role <bdi>{called}</bdi> was changed while you decided. Choose what stays.</Trans></p>
    </ConflictDialog>
  )
}
