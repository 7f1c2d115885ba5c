import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { SellerTable } from '@/desk/features/offers/components/seller-table'
import { Screen } from '@/desk/ui/screen'
import { LinkButton } from '@/ui/button'

export function Component(): ReactNode {
  const { t } = useLingui()
  return <Screen title={t`Other sellers`} action={<LinkButton to="/admin/sellers/new"><Trans>New seller</Trans></LinkButton>}><SellerTable /></Screen>
}
