import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { usePerson } from '@/api/person'
import { may } from '@/desk/session/may'

import { readColleague } from '../api/read-colleague'

/** Whose act it was: a colleague by name, where the reader may see accounts. */
export function Actor({ id }: { id: string }): ReactNode {
  const me = usePerson()?.id
  switch (id) {
    case 'system':
      return <Trans>the shop itself</Trans>
    case 'provider':
      return <Trans>the payment provider</Trans>
    case 'buyer':
      return <Trans>the customer</Trans>
    case me:
      return <Trans>you</Trans>
    default:
      return <Colleague id={id} />
  }
}

function Colleague({ id }: { id: string }): ReactNode {
  const { data: name } = useQuery({ ...readColleague(id), enabled: may('customers.read') })
  return name ? <bdi>{name}</bdi> : <Trans>a colleague</Trans>
}
