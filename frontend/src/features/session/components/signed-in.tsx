import { Trans } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Navigate, useLocation } from 'react-router'

import { usePerson, useSettled } from '@/api/person'
import { asProblem } from '@/api/problem'
import { expected, renew } from '@/api/token'
import { Skeleton } from '@/ui/skeleton'
import { Failed } from '@/ui/states'

import { withWayBack } from '../way-back'

/** For pages of a person: guests go to signing in, and come back. */
export function SignedIn({ children }: { children: ReactNode }): ReactNode {
  const { pathname, search, hash } = useLocation()
  const settled = useSettled()
  const person = usePerson()
  if (person) return children
  if (!settled) return <Skeleton className="h-96 rounded-card!" />
  if (expected()) return <Unreached />
  return <Navigate to={withWayBack('/sign-in', pathname + search + hash)} replace />
}

/** Somebody is signed in here, but the shop could not be asked who. */
function Unreached(): ReactNode {
  const again = useMutation({ mutationFn: () => renew(undefined) })
  return (
    <Failed
      title={<Trans>Your account could not be reached.</Trans>}
      problem={again.error ?? asProblem(undefined)}
      onRetry={() => { again.mutate() }}
      retrying={again.isPending}
    />
  )
}
