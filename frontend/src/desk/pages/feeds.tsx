import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { FeedTable } from '@/desk/features/offers/components/feed-table'
import { Screen } from '@/desk/ui/screen'
import { LinkButton } from '@/ui/button'

export function Component(): ReactNode {
  const { t } = useLingui()
  return <Screen title={t`Feeds`} action={<LinkButton to="/admin/feeds/new"><Trans>Send a feed</Trans></LinkButton>}><FeedTable /></Screen>
}
