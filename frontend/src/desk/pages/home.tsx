import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { usePerson } from '@/api/person'
import { AttentionSummary } from '@/desk/features/orders/components/attention-summary'
import { LatestOrders } from '@/desk/features/orders/components/latest-orders'
import { may } from '@/desk/session/may'
import { Panel } from '@/desk/ui/panel'
import { PageTitle } from '@/ui/page-title'

export function Component(): ReactNode {
  const { t } = useLingui()
  const name = usePerson()?.name ?? ''
  return (
    <div className="grid grid-cols-1 gap-5">
      <PageTitle title={t`Your desk`} heading={name ? <Trans>Hello, <bdi>{name}</bdi></Trans> : undefined} noindex />
      {may('orders.read') && (
        <div className="grid grid-cols-1 items-start gap-5 xl:grid-cols-[18rem_minmax(0,1fr)]">
          <Panel title={<Trans>Needs you</Trans>}><AttentionSummary /></Panel>
          <Panel
            title={<Trans>Latest orders</Trans>}
            action={<Link to="/admin/orders" className="link inline-flex min-h-11 items-center"><Trans>All orders</Trans></Link>}
          >
            <LatestOrders />
          </Panel>
        </div>
      )}
    </div>
  )
}
