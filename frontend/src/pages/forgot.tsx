import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Link, useSearchParams } from 'react-router'

import { ForgotForm } from '@/features/session/components/forgot-form'
import { SessionPanel } from '@/features/session/components/session-panel'
import { wayBack, withWayBack } from '@/features/session/way-back'

export function Component(): ReactNode {
  const { t } = useLingui()
  const [search] = useSearchParams()
  return (
    <SessionPanel
      title={t`Forgot your password?`}
      lead={<Trans>Tell us your e-mail; we send you a link to choose a new one.</Trans>}
      after={
        <p className="text-center">
          <Link to={withWayBack('/sign-in', wayBack(search.get('to')))} className="link inline-flex min-h-11 items-center">
            <Trans>Back to signing in</Trans>
          </Link>
        </p>
      }
    >
      <ForgotForm />
    </SessionPanel>
  )
}
