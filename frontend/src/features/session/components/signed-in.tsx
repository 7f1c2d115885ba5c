import { Trans } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Navigate, useLocation } from 'react-router'

import { usePerson, useSettled } from '@/api/person'
import { asProblem } from '@/api/problem'
import { expected, hasLeft, renew } from '@/api/token'
import { Skeleton } from '@/ui/skeleton'
import { Failed } from '@/ui/states'

import { withWayBack } from '../way-back'

/** For pages of a person: guests go to signing in, and come back; whoever signs out here goes home. */
export function SignedIn({ children }: { children: ReactNode }): ReactNode {
  const { pathname, search, hash } = useLocation()
  const settled = useSettled()
  const person = usePerson()
  const [seen, setSeen] = useState(false)
  if (person && !seen) setSeen(true)
  if (person) return children
  if (seen && hasLeft()) return <Navigate to="/" replace />
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
