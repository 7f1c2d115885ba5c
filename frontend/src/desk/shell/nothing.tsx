import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { LinkButton } from '@/ui/button'
import { PageTitle } from '@/ui/page-title'
import { Empty } from '@/ui/states'

/** Nothing of the desk is at this address. */
export function Nothing(): ReactNode {
  const { t } = useLingui()
  return (
    <>
      <PageTitle title={t`There is nothing at this address`} hidden noindex />
      <Empty
        title={<Trans>There is nothing at this address</Trans>}
        action={<LinkButton to="/admin"><Trans>Go to your desk</Trans></LinkButton>}
      />
    </>
  )
}
