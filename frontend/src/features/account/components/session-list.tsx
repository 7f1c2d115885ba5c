import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Laptop, Smartphone } from 'lucide-react'
import type { ReactNode } from 'react'

import { wordsFor } from '@/api/words'
import { atTime } from '@/locale/dates'
import { Button } from '@/ui/button'
import { Skeleton } from '@/ui/skeleton'
import { Failed } from '@/ui/states'
import { useToasts } from '@/ui/toast'

import { useEndSessions } from '../api/end-sessions'
import { readSessions, type Session } from '../api/read-sessions'
import { deviceOf } from '@/ui/device-name'
import { SESSIONS } from '../words'

/** Where the person is signed in; any of them but this one can be signed out from here. */
export function SessionList(): ReactNode {
  const { t, i18n } = useLingui()
  const { data, error, refetch, isFetching } = useQuery(readSessions())
  const end = useEndSessions()
  if (!data) {
    return error ? (
      <Failed title={<Trans>Your devices could not be read.</Trans>} problem={error} onRetry={() => void refetch()} retrying={isFetching} />
    ) : (
      <div className="grid gap-3">
        <Skeleton className="h-24 rounded-card!" />
        <Skeleton className="h-24 rounded-card!" />
      </div>
    )
  }
  const others = data.filter(({ current }) => !current)
  const endAll = (which: Session[]): void => {
    end.mutate(which.map(({ id }) => id), {
      onSuccess: () => { useToasts.getState().show({ text: which.length > 1 ? t`All other devices are signed out` : t`The device is signed out` }) },
      onError: (problem) => { useToasts.getState().show({ text: i18n._(wordsFor(problem, SESSIONS)) }) },
    })
  }
  // This one stands first: it is what the others are compared with.
  const shown = [...data.filter(({ current }) => current), ...others]
  return (
    <>
      <ul className="grid gap-3">
        {shown.map((each) => (
          <Row key={each.id} session={each} busy={end.isPending && end.variables.includes(each.id)} onEnd={() => { endAll([each]) }} />
        ))}
      </ul>
      {others.length > 1 && (
        <Button kind="outline" className="justify-self-start" busy={end.isPending} onClick={() => { endAll(others) }}>
          <Trans>Sign out all other devices</Trans>
        </Button>
      )}
    </>
  )
}

function useDeviceName(userAgent: string): string {
  const { t } = useLingui()
  const { browser, system } = deviceOf(userAgent)
  if (browser && system) return t`${browser} on ${system}`
  return browser ?? system ?? t`Unknown device`
}

function Row({ session, busy, onEnd }: { session: Session; busy: boolean; onEnd: () => void }): ReactNode {
  const { t } = useLingui()
  const { current, ip_address: address, last_used_at, user_agent } = session
  const name = useDeviceName(user_agent)
  const used = atTime(last_used_at)
  const Icon = deviceOf(user_agent).phone ? Smartphone : Laptop
  return (
    <li className="flex flex-wrap items-center gap-4 rounded-card border border-line bg-surface p-4">
      <Icon aria-hidden className="size-6 shrink-0 text-muted" />
      <div className="grid min-w-48 flex-1">
        <p className="font-semibold">
          <bdi>{name}</bdi>
          {current && (
            <span className="ms-2 rounded-chip bg-primary-soft px-2.5 py-0.5 text-sm text-primary">
              <Trans>This device</Trans>
            </span>
          )}
        </p>
        <p className="text-md text-muted">
          <Trans>
            Last used <bdi>{used}</bdi>, from <bdi>{address}</bdi>
          </Trans>
        </p>
      </div>
      {!current && (
        <Button kind="outline" size="sm" busy={busy} aria-label={t`Sign out ${name}`} onClick={onEnd}>
          <Trans>Sign out</Trans>
        </Button>
      )}
    </li>
  )
}
