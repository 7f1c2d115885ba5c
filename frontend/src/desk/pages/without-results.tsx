import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { EmptySearchTable } from '@/desk/features/search/components/empty-search-table'
import { Screen } from '@/desk/ui/screen'

export function Component(): ReactNode {
  const { t } = useLingui()
  return <Screen title={t`Searches without results`}><EmptySearchTable /></Screen>
}
