import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useParams } from 'react-router'

import { readFeed } from '@/desk/features/offers/api/feeds'
import { FeedScreen } from '@/desk/features/offers/components/feed-screen'
import { BackTo } from '@/desk/ui/back'
import { One, Screen } from '@/desk/ui/screen'
import { atTime } from '@/locale/dates'

export function Component(): ReactNode {
  const { t } = useLingui()
  const { feedId = '' } = useParams()
  return (
    <One
      query={useQuery(readFeed(feedId))}
      title={t`Feed`}
      above={<BackTo list="/admin/feeds"><Trans>Feeds</Trans></BackTo>}
      missing={{ title: <Trans>There is no such feed</Trans>, to: '/admin/feeds', action: <Trans>See all feeds</Trans> }}
    >
      {(feed) => {
        const at = atTime(feed.received_at)
        return <Screen title={t`Feed of ${at}`}><FeedScreen feed={feed} /></Screen>
      }}
    </One>
  )
}
