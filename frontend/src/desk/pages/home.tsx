import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { usePerson } from '@/api/person'
import { Today } from '@/desk/features/home/components/today'
import { Waiting } from '@/desk/features/home/components/waiting'
import { LatestOrders } from '@/desk/features/orders/components/latest-orders'
import { may } from '@/desk/session/may'
import { Panel } from '@/desk/ui/panel'
import { PageTitle } from '@/ui/page-title'

const ALL = 'link inline-flex min-h-11 items-center'

/** Each panel for those who may see what is in it. */
export function Component(): ReactNode {
  const { t } = useLingui()
  const name = usePerson()?.name ?? ''
  const orders = may('orders.read')
  return (
    <div className="grid grid-cols-1 gap-5">
      <PageTitle title={t`Your desk`} heading={name ? <Trans>Hello, <bdi>{name}</bdi></Trans> : undefined} noindex />
      {orders && <Panel title={<Trans>Today</Trans>}><Today /></Panel>}
      <div className="grid grid-cols-1 items-start gap-5 xl:grid-cols-[22rem_minmax(0,1fr)]">
        {(orders || may('payments.read') || may('products.read') || may('offers.manage')) && (
          <Panel title={<Trans>What waits</Trans>} action={orders && <Link to="/admin/attention" className={ALL}><Trans>Needs you</Trans></Link>}><Waiting /></Panel>
        )}
        {orders && (
          <Panel title={<Trans>Latest orders</Trans>} action={<Link to="/admin/orders" className={ALL}><Trans>All orders</Trans></Link>}><LatestOrders /></Panel>
        )}
      </div>
    </div>
  )
}
