import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { SendFeed } from '@/desk/features/offers/components/send-feed'
import { BackTo } from '@/desk/ui/back'
import { Screen } from '@/desk/ui/screen'

export function Component(): ReactNode {
  const { t } = useLingui()
  return <Screen title={t`Send a feed`} above={<BackTo list="/admin/feeds"><Trans>Feeds</Trans></BackTo>}><SendFeed /></Screen>
}
