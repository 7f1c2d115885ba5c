import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'

import { usePerson } from '@/api/person'
import { asProblem } from '@/api/problem'
import { Badge } from '@/desk/ui/badge'
import { Facts } from '@/desk/ui/facts'
import { Panel } from '@/desk/ui/panel'
import { onDay } from '@/locale/dates'
import { Button } from '@/ui/button'
import { Skeleton } from '@/ui/skeleton'
import { Failed } from '@/ui/states'
import { useToasts } from '@/ui/toast'

import { RESET_WORDS, useResetSecondFactor } from '../api/end-access'
import { readSecondFactorOf } from '../api/read-access'
import type { Person } from '../api/read-people'
import { SureDialog } from './sure-dialog'

/** How one of the staff proves who they are beside the password, and the way to let somebody in whose phone is gone. */
export function SecondFactorPanel({ person }: { person: Person }): ReactNode {
  const { t } = useLingui()
  const me = usePerson()?.id === person.id
  const { data, error, refetch, isFetching } = useQuery(readSecondFactorOf(person.id))
  const reset = useResetSecondFactor(person.id)
  const [asked, setAsked] = useState(false)
  const name = person.email ?? person.id
  const since = data?.enrolled_at
  const close = (): void => {
    setAsked(false)
    reset.reset()
  }
  const sure = (): void => {
    reset.mutate(undefined, {
      onSuccess: () => {
        useToasts.getState().show({ text: t`The second factor of ${name} is reset` })
        close()
      },
    })
  }
  return (
    <Panel title={<Trans>Second factor</Trans>} action={since && !me && <Button kind="outline" size="sm" onClick={() => { setAsked(true) }}><Trans>Reset</Trans></Button>}>
      {!data ? (
        error ? <Failed title={<Trans>This could not be read.</Trans>} problem={asProblem(error)} onRetry={() => void refetch()} retrying={isFetching} /> : <Skeleton className="h-16" />
      ) : (
        <Facts
          facts={[
            { id: 'state', name: <Trans>State</Trans>, value: since ? <Badge tone="ok"><Trans>On</Trans></Badge> : <Badge tone={data.demanded ? 'wait' : 'calm'}>{data.demanded ? <Trans>Set up at the next sign-in</Trans> : <Trans>Off</Trans>}</Badge> },
            { id: 'demand', name: <Trans>Their role</Trans>, value: data.exempt ? <Trans>Demo account: exempt</Trans> : data.demanded ? <Trans>Requires it</Trans> : <Trans>Leaves it open</Trans> },
            ...(since ? [
              { id: 'since', name: <Trans>Since</Trans>, value: onDay(since) },
              { id: 'codes', name: <Trans>Recovery codes left</Trans>, value: String(data.recovery_codes_left) },
            ] : []),
          ]}
        />
      )}
      {since && me && <p className="text-md text-muted"><Trans>It is your own: change it in your account, or ask another admin to reset it.</Trans></p>}
      <SureDialog
        open={asked}
        onClose={close}
        title={<Trans>Reset the second factor of <bdi className="break-all">{name}</bdi>?</Trans>}
        action={<Trans>Reset</Trans>}
        busy={reset.isPending}
        problem={reset.error && asProblem(reset.error)}
        words={RESET_WORDS}
        onSure={sure}
      >
        <p><Trans>Their app and recovery codes are worthless from then on, and they are signed out everywhere. They sign in with the password alone, once. Be sure that it is them who ask: call back on a number that you know.</Trans></p>
      </SureDialog>
    </Panel>
  )
}
