import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { PeopleTable } from '@/desk/features/people/components/people-table'
import { Screen } from '@/desk/ui/screen'

export function Component(): ReactNode {
  const { t } = useLingui()
  return <Screen title={t`People`}><PeopleTable /></Screen>
}
