import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type ReactNode } from 'react'
import { Link, Navigate, useNavigate, useSearchParams } from 'react-router'

import { usePerson } from '@/api/person'
import { useRegister } from '@/features/session/api/register'
import { RegisterForm } from '@/features/session/components/register-form'
import { SessionPanel } from '@/features/session/components/session-panel'
import { wayBack, withWayBack } from '@/features/session/way-back'
import { useToasts } from '@/ui/toast'

export function Component(): ReactNode {
  const { t } = useLingui()
  const [search] = useSearchParams()
  const navigate = useNavigate()
  const to = wayBack(search.get('to'))
  const person = usePerson()
  const register = useRegister()
  const [leaving, setLeaving] = useState(false)
  if (person && !leaving) return <Navigate to={to === '/' ? '/account' : to} replace />
  return (
    <SessionPanel
      title={t`Create an account`}
      lead={<Trans>See your orders in one place, and check out faster. You can also buy without.</Trans>}
      after={
        <p className="text-center">
          <Trans>
            You have an account?{' '}
            <Link to={withWayBack('/sign-in', to)} className="link inline-flex min-h-11 items-center">
              Sign in
            </Link>
          </Trans>
        </p>
      }
    >
      <RegisterForm
        to={to}
        busy={leaving}
        problem={register.error}
        onSend={(account) => {
          setLeaving(true)
          register.mutate(account, {
            onSuccess: () => {
              const { email } = account
              useToasts.getState().show({ text: t`Welcome. We sent a link to ${email}; follow it to confirm your e-mail.` })
              void navigate(to, { replace: true })
            },
            onError: () => { setLeaving(false) },
          })
        }}
      />
    </SessionPanel>
  )
}
