import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { TrialBalance } from '@/desk/features/payments/components/trial-balance'
import { Screen } from '@/desk/ui/screen'

export function Component(): ReactNode {
  const { t } = useLingui()
  return <Screen title={t`Books`}><TrialBalance /></Screen>
}
