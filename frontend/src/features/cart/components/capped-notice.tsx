import { Plural, Trans } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'

import { type Capped, readCapped } from '../api/merge-carts'

/** Says which pieces of the cart before the login did not fit into the person's own. */
export function CappedNotice(): ReactNode {
  const client = useQueryClient()
  const { data: capped } = useQuery(readCapped())
  if (!capped?.length) return null
  return (
    <Notice kind="warn" title={<Trans>Your two carts are one now, with less of these:</Trans>}>
      <ul className="grid gap-1">
        {capped.map((line) => (
          <li key={line.variant_id}>
            <CappedWords line={line} />
          </li>
        ))}
      </ul>
      <Button kind="quiet" size="sm" className="justify-self-start" onClick={() => { client.setQueryData(readCapped().queryKey, []) }}>
        <Trans>All right</Trans>
      </Button>
    </Notice>
  )
}

function CappedWords({ line: { title, kept, wanted, reason } }: { line: Capped }): ReactNode {
  const name = <bdi className="font-semibold">{title}</bdi>
  if (kept === 0) {
    return reason === 'cart_full' ? <Trans>{name}: there was no room left in the cart.</Trans> : <Trans>{name}: none is left.</Trans>
  }
  return reason === 'stock' ? (
    <Trans>
      {name}: <Plural value={kept} one="# piece" other="# pieces" /> of {wanted}, for no more are left.
    </Trans>
  ) : (
    <Trans>
      {name}: <Plural value={kept} one="# piece" other="# pieces" /> of {wanted}, for one order can hold no more.
    </Trans>
  )
}
