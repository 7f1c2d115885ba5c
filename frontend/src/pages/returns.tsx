import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { TextPage } from '@/features/texts/components/text-page'

export function Component(): ReactNode {
  const { t } = useLingui()
  return <TextPage name="returns" title={t`Returns`} />
}
