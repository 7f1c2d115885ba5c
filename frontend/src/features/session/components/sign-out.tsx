import { Trans, useLingui } from '@lingui/react/macro'
import { LogOut } from 'lucide-react'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'

import { wordsFor } from '@/api/words'
import { Button } from '@/ui/button'
import { useToasts } from '@/ui/toast'

import { useLogOut } from '../api/log-out'
import { LOG_OUT } from '../words'

/** Ends the session here, in every tab, and leads home. */
export function SignOut({ className = '' }: { className?: string }): ReactNode {
  const { t, i18n } = useLingui()
  const navigate = useNavigate()
  const logOut = useLogOut()
  const { show } = useToasts.getState()
  const leave = (): void => {
    const home = async (): Promise<void> => {
      await navigate('/')
      show({ text: t`You are signed out` })
    }
    logOut.mutate(home, { onError: (problem) => { show({ text: i18n._(wordsFor(problem, LOG_OUT)) }) } })
  }
  return (
    <Button kind="quiet" busy={logOut.isPending} className={className} onClick={leave}>
      <LogOut aria-hidden className="mirror size-5" />
      <Trans>Sign out</Trans>
    </Button>
  )
}
