import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'

import { usePerson } from '@/api/person'
import { asProblem } from '@/api/problem'
import { useKeys } from '@/desk/keys/keys'
import { ConflictDialog, type Difference } from '@/desk/ui/conflict-dialog'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Notice } from '@/ui/notice'
import { RadioCards } from '@/ui/radio-cards'
import { Refused } from '@/ui/refused'
import { useToasts } from '@/ui/toast'

import { type Change, CHANGE_WORDS, useChangePerson } from '../api/change-person'
import { type Person, readPerson, showPerson } from '../api/read-people'
import { readRoles } from '@/desk/session/read-roles'
import { roleName } from '@/desk/session/role-name'
import { ROLE_MEANS, STANDING } from '../words'

type Standing = 'active' | 'deactivated'

/** The way to an account's role and standing, by a button and by `e`; an address with `?change` opens it. */
export function ChangePerson({ person, opened }: { person: Person; opened: boolean }): ReactNode {
  const { t } = useLingui()
  const [open, setOpen] = useState(opened)
  useKeys([{ key: 'e', name: t`Change role or account`, run: () => { setOpen(true) } }])
  return (
    <>
      <Button kind="outline" size="sm" onClick={() => { setOpen(true) }}><Trans>Change</Trans></Button>
      {open && <ChangeDialog person={person} onClose={() => { setOpen(false) }} />}
    </>
  )
}

function ChangeDialog({ person, onClose }: { person: Person; onClose: () => void }): ReactNode {
  const { t, i18n } = useLingui()
  const client = useQueryClient()
  const change = useChangePerson(person.id)
  const me = usePerson()?.id === person.id
  // What the change is made from stays as it was seen, whatever is read meanwhile.
  const [was] = useState(person)
  const [role, setRole] = useState(was.role)
  const [status, setStatus] = useState<Standing>(was.status === 'active' ? 'active' : 'deactivated')
  const [now, setNow] = useState<Person>()
  const { data: made = [] } = useQuery(readRoles())
  const roles = [...new Set(['customer', ...made.map((each) => each.name), was.role])]
  const meaning = (of: string): ReactNode => {
    const words = ROLE_MEANS[of]
    return words ? i18n._(words) : made.find((each) => each.name === of)?.permissions.join(', ')
  }
  const name = was.email ?? was.id
  const changed = role !== was.role || status !== was.status
  const save = async (body: Change, version: number): Promise<void> => {
    try {
      await change.mutateAsync({ ...body, version })
      useToasts.getState().show({ text: t`The account of ${name} is changed` })
      onClose()
    } catch (thrown) {
      if (asProblem(thrown).status !== 412) return // said in the dialog
      const present = await showPerson(person.id).catch(() => undefined)
      if (!present) return
      client.setQueryData(readPerson(person.id).queryKey, present)
      setNow(present)
    }
  }
  if (now) {
    const say = { role: (of: string) => roleName(of, i18n), status: (of: Person['status']) => i18n._(STANDING[of]) }
    // What the reader left alone stays as the other one made it.
    const differences: Difference[] = [
      { id: 'role', name: <Trans>Role</Trans>, was: say.role(was.role), ...(role !== was.role && { yours: say.role(role) }), now: say.role(now.role) },
      { id: 'status', name: <Trans>Account</Trans>, was: say.status(was.status), ...(status !== was.status && { yours: say.status(status) }), now: say.status(now.status) },
    ].filter(({ was: before, yours = before, now: present }) => yours !== present)
    return (
      <ConflictDialog
        open
        onClose={onClose}
        differences={differences}
        action={<Trans>Save again</Trans>}
        busy={change.isPending}
        problem={change.error?.status === 412 ? null : change.error}
        onSave={(mine) => {
          const body = { ...(mine.has('role') && { role }), ...(mine.has('status') && { status }) }
          if (mine.size === 0) onClose()
          else void save(body, now.version)
        }}
      >
        <p><Trans>The account of <bdi>{name}</bdi> was changed while you decided. Choose what stays.</Trans></p>
      </ConflictDialog>
    )
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={<Trans>Change the account of <bdi className="break-all">{name}</bdi></Trans>}
      footer={
        <div className="flex flex-wrap justify-end gap-3">
          <Button kind="outline" onClick={onClose}><Trans>Change nothing</Trans></Button>
          <Button
            busy={change.isPending}
            disabled={!changed}
            onClick={() => void save({ ...(role !== was.role && { role }), ...(status !== was.status && { status }) }, was.version)}
          >
            {status !== was.status && status === 'deactivated' ? <Trans>Close this account</Trans> : <Trans>Save</Trans>}
          </Button>
        </div>
      }
    >
      <div className="grid grid-cols-1 gap-4">
        <Refused problem={change.error} words={CHANGE_WORDS} />
        {me && <Notice kind="warn"><Trans>This is your own account: what you change may end your way to this desk.</Trans></Notice>}
        <RadioCards
          legend={<Trans>Role</Trans>}
          value={role}
          onChange={setRole}
          choices={roles.map((value) => ({ value, title: roleName(value, i18n), detail: meaning(value) }))}
        />
        <RadioCards
          legend={<Trans>Account</Trans>}
          value={status}
          onChange={(value) => { setStatus(value as Standing) }}
          choices={[
            { value: 'active', title: i18n._(STANDING.active), detail: <Trans>Can sign in.</Trans> },
            { value: 'deactivated', title: i18n._(STANDING.deactivated), detail: <Trans>Cannot sign in; orders stay. You can open it again.</Trans> },
          ]}
        />
        <p className="text-md text-muted"><Trans>Wherever this person is signed in, they have to sign in anew.</Trans></p>
      </div>
    </Dialog>
  )
}
