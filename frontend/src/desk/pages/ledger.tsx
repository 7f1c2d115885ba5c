import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { MovementTable } from '@/desk/features/payments/components/movement-table'
import { TrialBalance } from '@/desk/features/payments/components/trial-balance'
import { Screen } from '@/desk/ui/screen'

export function Component(): ReactNode {
  const { t } = useLingui()
  return (
    <Screen title={t`Books`}>
      <TrialBalance />
      <section aria-labelledby="movements" className="grid min-w-0 grid-cols-1 gap-4">
        <h2 id="movements" className="text-h3"><Trans>Movements</Trans></h2>
        <MovementTable />
      </section>
    </Screen>
  )
}
