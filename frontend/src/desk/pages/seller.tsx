import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useParams } from 'react-router'

import { readSeller } from '@/desk/features/offers/api/sellers'
import { NewSeller, SellerEditor } from '@/desk/features/offers/components/seller-editor'
import { SellerFeeds } from '@/desk/features/offers/components/seller-feeds'
import { BackTo } from '@/desk/ui/back'
import { Panel } from '@/desk/ui/panel'
import { One, Screen } from '@/desk/ui/screen'

/** One seller, or the one that is still to be made. */
export function Component(): ReactNode {
  const { t } = useLingui()
  const { sellerId } = useParams()
  const above = <BackTo list="/admin/sellers"><Trans>Other sellers</Trans></BackTo>
  if (sellerId === undefined) return <Screen title={t`New seller`} above={above}><NewSeller /></Screen>
  return <Seller id={sellerId} above={above} />
}

function Seller({ id, above }: { id: string; above: ReactNode }): ReactNode {
  const { t } = useLingui()
  return (
    <One
      query={useQuery(readSeller(id))}
      title={t`Seller`}
      above={above}
      missing={{ title: <Trans>There is no such seller</Trans>, to: '/admin/sellers', action: <Trans>See all sellers</Trans> }}
    >
      {(seller) => (
        <Screen title={seller.name}>
          <div className="grid grid-cols-1 items-start gap-5 xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
            <Panel title={<Trans>What is known of it</Trans>}><SellerEditor key={seller.id} seller={seller} /></Panel>
            <Panel title={<Trans>Its feeds</Trans>}><SellerFeeds sellerId={seller.id} /></Panel>
          </div>
        </Screen>
      )}
    </One>
  )
}
