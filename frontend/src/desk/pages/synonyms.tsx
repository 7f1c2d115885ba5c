import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { Synonyms } from '@/desk/features/search/components/synonyms'
import { Screen } from '@/desk/ui/screen'

export function Component(): ReactNode {
  const { t } = useLingui()
  return <Screen title={t`Synonyms`}><Synonyms /></Screen>
}
