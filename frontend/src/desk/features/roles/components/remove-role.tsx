import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'
import { Link, useNavigate } from 'react-router'

import { asProblem } from '@/api/problem'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Refused } from '@/ui/refused'
import { useToasts } from '@/ui/toast'

import { ROLE_WORDS, useRemoveRole } from '../api/change-roles'
import type { Role } from '../api/roles'

/** The way to remove a role; whoever still has it stands beside the refusal. */
export function RemoveRole({ role, onRemoved }: { role: Role; onRemoved: () => void }): ReactNode {
  const { t } = useLingui()
  const { name } = role
  const navigate = useNavigate()
  const remove = useRemoveRole(role.name)
  const [asked, setAsked] = useState(false)
  const problem = remove.error && asProblem(remove.error)
  const people = typeof problem?.body.people === 'number' ? problem.body.people : 0
  const who = plural(people, { one: 'See the person who has it', other: 'See the # people who have it' })
  const sure = async (): Promise<void> => {
    try {
      await remove.mutateAsync(role.version)
    } catch {
      return // said in the dialog
    }
    onRemoved()
    useToasts.getState().show({ text: t`The role ${name} is removed` })
    await navigate('/admin/roles')
  }
  return (
    <>
      <Button kind="danger" onClick={() => { remove.reset(); setAsked(true) }}><Trans>Remove this role</Trans></Button>
      <Dialog
        open={asked}
        onClose={() => { setAsked(false) }}
        title={<Trans>Remove the role <bdi>{name}</bdi>?</Trans>}
        footer={
          <div className="flex flex-wrap justify-end gap-3">
            <Button kind="outline" onClick={() => { setAsked(false) }}><Trans>Keep it</Trans></Button>
            <Button kind="danger" busy={remove.isPending} onClick={() => void sure()}><Trans>Remove</Trans></Button>
          </div>
        }
      >
        <div className="grid grid-cols-1 gap-4">
          <Refused problem={problem} words={ROLE_WORDS}>
            {people > 0 && <Link to={`/admin/people?role=${role.name}`} className="link inline-flex min-h-11 items-center">{who}</Link>}
          </Refused>
          <p><Trans>It is removed for good. Only a role that nobody has can go.</Trans></p>
        </div>
      </Dialog>
    </>
  )
}
