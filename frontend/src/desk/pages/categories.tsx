import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { CategoryBoard, NewCategory } from '@/desk/features/categories/components/category-board'
import { Screen } from '@/desk/ui/screen'

export function Component(): ReactNode {
  const { t } = useLingui()
  return <Screen title={t`Categories`} action={<NewCategory />}><CategoryBoard /></Screen>
}
