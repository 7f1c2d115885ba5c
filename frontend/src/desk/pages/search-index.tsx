import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { SearchIndex } from '@/desk/features/search/components/search-index'
import { Screen } from '@/desk/ui/screen'

export function Component(): ReactNode {
  const { t } = useLingui()
  return <Screen title={t`Search index`}><SearchIndex /></Screen>
}
