import { Trans, useLingui } from '@lingui/react/macro'
import { LogOut } from 'lucide-react'
import type { ReactNode } from 'react'

import { asProblem } from '@/api/problem'
import { wordsFor } from '@/api/words'
import { Button } from '@/ui/button'
import { useToasts } from '@/ui/toast'

import { useLogOut } from '../api/log-out'
import { LOG_OUT } from '../words'

/** Ends the session here, in every tab; pages of the account lead home then. */
export function SignOut({ className = '' }: { className?: string }): ReactNode {
  const { t, i18n } = useLingui()
  const logOut = useLogOut()
  const { show } = useToasts.getState()
  // The button leaves with its page, so what is said afterwards hangs on the promise.
  const leave = (): void => {
    logOut.mutateAsync().then(
      () => { show({ text: t`You are signed out` }) },
      (thrown: unknown) => { show({ text: i18n._(wordsFor(asProblem(thrown), LOG_OUT)) }) },
    )
  }
  return (
    <Button kind="quiet" busy={logOut.isPending} className={className} onClick={leave}>
      <LogOut aria-hidden className="mirror size-5" />
      <Trans>Sign out</Trans>
    </Button>
  )
}
