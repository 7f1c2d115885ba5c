import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'

import { asProblem } from '@/api/problem'
import { onDay } from '@/locale/dates'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { PasswordField } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { Refused, useWait } from '@/ui/refused'
import { Skeleton } from '@/ui/skeleton'
import { Failed } from '@/ui/states'
import { useToasts } from '@/ui/toast'

import { begin, confirm, readSecondFactor, renewCodes, turnOff } from '../api/own'
import { OWN } from '../words'
import { CodeField } from './code-field'
import { Enrol } from './enrol'
import { RecoveryCodes } from './recovery-codes'

type Act = 'set-up' | 'codes' | 'off'

/** How one stands to the second factor, and what can be done with it. */
export default function OwnSecondFactor(): ReactNode {
  const { t } = useLingui()
  const client = useQueryClient()
  const { data, error, refetch, isFetching } = useQuery(readSecondFactor())
  const [act, setAct] = useState<Act>()
  if (!data) {
    if (!error) return <Skeleton className="h-24" />
    return <Failed title={<Trans>This could not be read.</Trans>} problem={asProblem(error)} onRetry={() => void refetch()} retrying={isFetching} />
  }
  const { enrolled_at: since, recovery_codes_left: left, demanded, exempt } = data
  const on = since !== null
  const close = (): void => {
    setAct(undefined)
    void client.invalidateQueries({ queryKey: ['second-factor'] })
    void client.invalidateQueries({ queryKey: ['sessions'] })
  }
  const titles = {
    'set-up': on ? t`Move to another phone` : t`Set up a second factor`,
    codes: t`New recovery codes`,
    off: t`Turn off the second factor`,
  }
  const day = since ? onDay(since) : ''
  const codes = plural(left, { one: '# recovery code is left.', other: '# recovery codes are left.' })
  return (
    <>
      {exempt && !on && (
        <Notice title={<Trans>An account of the demo</Trans>}>
          <p><Trans>Everybody knows its password, so it signs in without a second factor. In a real shop your role would ask for one.</Trans></p>
        </Notice>
      )}
      {on ? (
        <>
          <p><Trans>On since <bdi>{day}</bdi>.</Trans> {codes}</p>
          {left <= 3 && <Notice kind="warn"><Trans>Make new recovery codes before you run out.</Trans></Notice>}
          <div className="flex flex-wrap gap-3">
            <Button kind="outline" onClick={() => { setAct('codes') }}>{titles.codes}</Button>
            <Button kind="outline" onClick={() => { setAct('set-up') }}>{titles['set-up']}</Button>
            {!demanded && <Button kind="danger" onClick={() => { setAct('off') }}><Trans>Turn off</Trans></Button>}
          </div>
          {demanded && <p className="text-md text-muted"><Trans>Your role requires it, so it cannot be turned off.</Trans></p>}
        </>
      ) : !exempt && (
        <>
          <p><Trans>Off: your password alone opens this account.</Trans></p>
          <Button className="justify-self-start" onClick={() => { setAct('set-up') }}>{titles['set-up']}</Button>
        </>
      )}
      <Dialog open={act !== undefined} onClose={close} title={act && titles[act]}>
        {act === 'set-up' && <SetUp on={on} onDone={close} />}
        {act === 'codes' && <NewCodes onDone={close} />}
        {act === 'off' && <TurnOff onDone={close} />}
      </Dialog>
    </>
  )
}

function SetUp({ on, onDone }: { on: boolean; onDone: () => void }): ReactNode {
  const start = useMutation({ mutationFn: begin })
  if (start.data) return <Enrol enrolment={start.data} confirm={confirm} words={OWN} onDone={onDone} />
  return (
    <Prove
      needsCode={on}
      lead={on ? <Trans>The phone of now stays good until the new one has shown a code.</Trans> : <Trans>Beside the password, a code from an app on your phone. Other devices are signed out.</Trans>}
      action={<Trans>Go on</Trans>}
      problem={start.error}
      busy={start.isPending}
      onSend={({ password, code }) => { start.mutate({ password, ...(on && { code }) }) }}
    />
  )
}

function NewCodes({ onDone }: { onDone: () => void }): ReactNode {
  const renew = useMutation({ mutationFn: renewCodes })
  if (renew.data) return <RecoveryCodes codes={renew.data.recovery_codes} onKept={onDone} />
  return (
    <Prove
      needsCode
      lead={<Trans>The codes that you have are worthless from then on.</Trans>}
      action={<Trans>Make new codes</Trans>}
      problem={renew.error}
      busy={renew.isPending}
      onSend={renew.mutate}
    />
  )
}

function TurnOff({ onDone }: { onDone: () => void }): ReactNode {
  const { t } = useLingui()
  const off = useMutation({
    mutationFn: turnOff,
    onSuccess: () => {
      useToasts.getState().show({ text: t`The second factor is off` })
      onDone()
    },
  })
  return (
    <Prove
      needsCode
      lead={<Trans>From then on your password alone opens this account. Other devices are signed out.</Trans>}
      action={<Trans>Turn off</Trans>}
      danger
      problem={off.error}
      busy={off.isPending}
      onSend={off.mutate}
    />
  )
}

interface ProveProps {
  needsCode: boolean
  lead: ReactNode
  action: ReactNode
  danger?: boolean
  problem: Error | null
  busy: boolean
  onSend: (proof: { password: string; code: string }) => void
}

/** Password, and a code where there is an app already, before something that changes how one signs in. */
function Prove({ needsCode, lead, action, danger = false, problem, busy, onSend }: ProveProps): ReactNode {
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const refused = problem && asProblem(problem)
  const wait = useWait(refused)
  const ready = password !== '' && (!needsCode || code.trim() !== '')
  return (
    <form
      noValidate
      className="grid grid-cols-1 gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) onSend({ password, code })
      }}
    >
      <p>{lead}</p>
      <Refused problem={refused} words={OWN} />
      <PasswordField label={<Trans>Password</Trans>} autoComplete="current-password" value={password} onChange={({ target }) => { setPassword(target.value) }} />
      {needsCode && <CodeField recovery value={code} onChange={setCode} />}
      <Button type="submit" kind={danger ? 'danger' : 'primary'} busy={busy} disabled={!ready || wait > 0}>{action}</Button>
    </form>
  )
}
