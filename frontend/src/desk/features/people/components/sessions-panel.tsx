import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'

import { asProblem } from '@/api/problem'
import { Panel } from '@/desk/ui/panel'
import { atTime } from '@/locale/dates'
import { Button } from '@/ui/button'
import { deviceOf } from '@/ui/device-name'
import { Skeleton } from '@/ui/skeleton'
import { Failed } from '@/ui/states'
import { useToasts } from '@/ui/toast'

import { END_WORDS, useEndSessions } from '../api/end-access'
import { readSessionsOf, type Session } from '../api/read-access'
import type { Person } from '../api/read-people'
import { SureDialog } from './sure-dialog'

/** Where a person is signed in, and the way to sign them out there, or everywhere. */
export function SessionsPanel({ person }: { person: Person }): ReactNode {
  const { t } = useLingui()
  const { data, error, refetch, isFetching } = useQuery(readSessionsOf(person.id))
  const end = useEndSessions(person.id)
  const [asked, setAsked] = useState<Session | 'all'>()
  const name = person.email ?? person.id
  const count = data?.length ?? 0
  const devices = plural(count, { one: '# device', other: '# devices' })
  const close = (): void => {
    setAsked(undefined)
    end.reset()
  }
  const sure = (): void => {
    end.mutate(asked === 'all' ? undefined : asked?.id, {
      onSuccess: () => {
        useToasts.getState().show({ text: asked === 'all' ? t`${name} is signed out everywhere` : t`${name} is signed out there` })
        close()
      },
    })
  }
  return (
    <Panel
      title={<Trans>Signed in on</Trans>}
      action={count > 0 && <Button kind="outline" size="sm" onClick={() => { setAsked('all') }}><Trans>Sign out everywhere</Trans></Button>}
    >
      {!data ? (
        error ? <Failed title={<Trans>This could not be read.</Trans>} problem={asProblem(error)} onRetry={() => void refetch()} retrying={isFetching} /> : <Skeleton className="h-16" />
      ) : count === 0 ? (
        <p className="text-muted"><Trans>Nowhere.</Trans></p>
      ) : (
        <ul className="grid grid-cols-1 divide-y divide-line">
          {data.map((session) => <Row key={session.id} session={session} onEnd={() => { setAsked(session) }} />)}
        </ul>
      )}
      <SureDialog
        open={asked !== undefined}
        onClose={close}
        title={asked === 'all' ? <Trans>Sign <bdi className="break-all">{name}</bdi> out on {devices}?</Trans> : <Trans>Sign <bdi className="break-all">{name}</bdi> out on this device?</Trans>}
        action={<Trans>Sign out</Trans>}
        busy={end.isPending}
        problem={end.error && asProblem(end.error)}
        words={END_WORDS}
        onSure={sure}
      >
        {asked !== 'all' && asked && <p><DeviceName userAgent={asked.user_agent} /></p>}
        <p><Trans>Within two seconds nothing there works any more; signing in anew takes the password.</Trans></p>
      </SureDialog>
    </Panel>
  )
}

function DeviceName({ userAgent }: { userAgent: string }): ReactNode {
  const { browser, system } = deviceOf(userAgent)
  if (browser && system) return <Trans><bdi>{browser}</bdi> on <bdi>{system}</bdi></Trans>
  return <bdi>{browser ?? system ?? <Trans>Unknown device</Trans>}</bdi>
}

function Row({ session, onEnd }: { session: Session; onEnd: () => void }): ReactNode {
  const { t } = useLingui()
  const { user_agent, last_used_at: at, ip_address: address, current } = session
  const used = atTime(at)
  const { browser, system } = deviceOf(user_agent)
  const device = [browser, system].filter(Boolean).join(', ') || t`Unknown device`
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
      <div className="min-w-0">
        <p className="font-semibold"><DeviceName userAgent={user_agent} />{current && <span className="ms-2 font-normal text-muted"><Trans>this device</Trans></span>}</p>
        <p className="text-md text-muted"><Trans>Last used <bdi>{used}</bdi>, from <bdi dir="ltr">{address}</bdi></Trans></p>
      </div>
      <Button kind="quiet" size="sm" aria-label={t`Sign out on ${device}`} onClick={onEnd}><Trans>Sign out</Trans></Button>
    </li>
  )
}
