import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { readOfferNumbers } from '@/desk/features/home/api/read-numbers'
import { MatchQueue } from '@/desk/features/offers/components/match-queue'
import { Screen } from '@/desk/ui/screen'

export function Component(): ReactNode {
  const { t } = useLingui()
  const { data } = useQuery(readOfferNumbers())
  return <Screen title={t`Which product is it?`}><MatchQueue left={data?.offers_waiting} /></Screen>
}
