import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { Link, Navigate, useNavigate, useSearchParams } from 'react-router'

import type { components } from '@/api/generated/auth'
import { usePerson } from '@/api/person'
import { useMergeCarts } from '@/features/cart/api/merge-carts'
import { enter, useLogIn } from '@/features/session/api/log-in'
import { SessionPanel } from '@/features/session/components/session-panel'
import { SignInForm } from '@/features/session/components/sign-in-form'
import { wayBack, withWayBack } from '@/features/session/way-back'
import { Skeleton } from '@/ui/skeleton'
import { useToasts } from '@/ui/toast'

// Staff alone meet it.
const SecondStep = lazy(() => import('@/features/second-factor/components/second-step'))

export function Component(): ReactNode {
  const { t } = useLingui()
  const [search] = useSearchParams()
  const to = wayBack(search.get('to'))
  const { signIn, busy, problem, here, challenge, goOn, anew } = useSignIn(to)
  // Signed in before, or in another tab just now.
  if (here) return <Navigate to={to === '/' ? '/account' : to} replace />
  if (challenge) {
    return (
      <SessionPanel title={t`Sign in`} lead={<Trans>The password is right; this is the second step.</Trans>}>
        <Suspense fallback={<Skeleton className="h-40" />}>
          <SecondStep challenge={challenge} onToken={goOn} onAnew={anew} />
        </Suspense>
      </SessionPanel>
    )
  }
  return (
    <SessionPanel
      title={t`Sign in`}
      after={
        <p className="text-center">
          <Trans>
            New here?{' '}
            <Link to={withWayBack('/register', to)} className="link inline-flex min-h-11 items-center">
              Create an account
            </Link>
          </Trans>
        </p>
      }
    >
      <SignInForm onSend={signIn} busy={busy} problem={problem} to={to} />
    </SessionPanel>
  )
}

/** Sign in, bring along what the guest had in the cart, and go back. */
function useSignIn(to: string) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const person = usePerson()
  const logIn = useLogIn()
  const merge = useMergeCarts()
  const client = useQueryClient()
  const [leaving, setLeaving] = useState(false)
  const [challenge, setChallenge] = useState<components['schemas']['ChallengeAnswer']>()
  const bring = async (guest: string): Promise<void> => {
    try {
      await merge.mutateAsync(guest)
      // A cart that was asked for meanwhile may have been answered before the two were one.
      void client.invalidateQueries({ queryKey: ['cart'] })
    } catch {
      useToasts.getState().show({ text: t`You are signed in, but what you had in the cart could not be brought along.` })
    }
  }
  const leave = async ({ guest }: { guest: string | undefined }): Promise<void> => {
    if (guest) await bring(guest)
    await navigate(to, { replace: true })
  }
  const signIn = async (credentials: { email: string; password: string }): Promise<void> => {
    setLeaving(true)
    try {
      const said = await logIn.mutateAsync(credentials)
      if ('challenge' in said) setChallenge(said)
      else await leave(said)
    } catch {
      // The form says why.
      setLeaving(false)
    }
  }
  return {
    signIn: (credentials: { email: string; password: string }) => void signIn(credentials),
    challenge,
    goOn: (token: components['schemas']['TokenAnswer']) => void leave(enter(token)),
    anew: () => {
      setChallenge(undefined)
      setLeaving(false)
    },
    busy: leaving,
    problem: logIn.error,
    here: person !== undefined && !leaving,
  }
}
