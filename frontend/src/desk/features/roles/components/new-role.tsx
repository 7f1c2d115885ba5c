import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useNavigate } from 'react-router'

import { asProblem } from '@/api/problem'
import { useKeptDraft } from '@/desk/ui/kept-draft'
import { Button, LinkButton } from '@/ui/button'
import { TextField } from '@/ui/field'
import { Refused } from '@/ui/refused'
import { Skeleton } from '@/ui/skeleton'
import { Failed } from '@/ui/states'
import { useToasts } from '@/ui/toast'

import { type Held, ROLE_WORDS, useMakeRole } from '../api/change-roles'
import { readDeclared } from '../api/roles'
import { RoleFields } from './role-fields'

const NAME = /^[a-z][a-z0-9-]{1,30}$/

/** A name for a set of permissions. */
export function NewRole(): ReactNode {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { data: declared, error, refetch, isFetching } = useQuery(readDeclared())
  const make = useMakeRole()
  const [draft, keep] = useKeptDraft<Held & { name: string }>('new-role', { name: '', permissions: [], second_factor: 'required' })
  const [tried, setTried] = useState(false)
  if (!declared) {
    if (!error) return <Skeleton className="h-96 rounded-card!" />
    return <Failed title={<Trans>This could not be read.</Trans>} problem={asProblem(error)} onRetry={() => void refetch()} retrying={isFetching} />
  }
  const good = NAME.test(draft.name)
  const send = async (): Promise<void> => {
    setTried(true)
    if (!good || make.isPending) return
    const manages = draft.permissions.includes('people.manage')
    try {
      await make.mutateAsync({ ...draft, ...(manages && { second_factor: 'required' as const }) })
    } catch {
      return // said in the form
    }
    const { name } = draft
    keep(undefined)
    useToasts.getState().show({ text: t`The role ${name} is made. Give it to people on their page.` })
    await navigate('/admin/roles')
  }
  return (
    <form noValidate className="grid max-w-2xl grid-cols-1 gap-5" onSubmit={(event) => { event.preventDefault(); void send() }}>
      <TextField
        label={<Trans>Name</Trans>}
        hint={<Trans>Small letters, digits and hyphens, such as warehouse or night-shift.</Trans>}
        value={draft.name}
        onChange={({ target }) => { keep({ ...draft, name: target.value.trim().toLowerCase() }) }}
        maxLength={31}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        dir="ltr"
        className="rtl:text-end"
        error={tried && !good && t`Begin with a letter; two to 31 small letters, digits and hyphens`}
      />
      <RoleFields declared={declared} held={draft} onChange={(held) => { keep({ ...draft, ...held }) }} />
      <Refused problem={make.error && asProblem(make.error)} words={ROLE_WORDS} />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" busy={make.isPending}><Trans>Make this role</Trans></Button>
        <LinkButton kind="quiet" to="/admin/roles" onClick={() => { keep(undefined) }}><Trans>Cancel</Trans></LinkButton>
      </div>
    </form>
  )
}
