import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useNavigate } from 'react-router'

import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Refused } from '@/ui/refused'
import { useToasts } from '@/ui/toast'

import { SELLER_WORDS, useRemoveSeller } from '../api/change-sellers'
import { readFeeds } from '../api/feeds'
import type { Seller } from '../api/sellers'

/** The way to remove a seller, with what goes with it. */
export function RemoveSeller({ seller: { id, name, version }, onRemoved }: { seller: Seller; onRemoved: () => void }): ReactNode {
  const { t } = useLingui()
  const navigate = useNavigate()
  const remove = useRemoveSeller(id)
  const [asked, setAsked] = useState(false)
  const { data: applied } = useQuery({ ...readFeeds({ seller_id: id, status: 'applied' }, undefined, 1), enabled: asked })
  const rows = applied?.items[0]?.rows ?? 0
  const offers = plural(rows, { one: 'Its last feed has # offer.', other: 'Its last feed has # offers.' })
  const close = (): void => { setAsked(false) }
  const sure = async (): Promise<void> => {
    try {
      await remove.mutateAsync(version)
    } catch {
      return // said in the dialog
    }
    onRemoved()
    useToasts.getState().show({ text: t`The seller ${name} is removed` })
    await navigate('/admin/sellers')
  }
  return (
    <>
      <Button kind="danger" onClick={() => { remove.reset(); setAsked(true) }}><Trans>Remove this seller</Trans></Button>
      <Dialog
        alert
        open={asked}
        onClose={close}
        title={<Trans>Remove the seller <bdi>{name}</bdi>?</Trans>}
        footer={
          <div className="flex flex-wrap justify-end gap-3">
            <Button kind="outline" onClick={close}><Trans>Keep this seller</Trans></Button>
            <Button kind="danger" busy={remove.isPending} onClick={() => void sure()}><Trans>Remove</Trans></Button>
          </div>
        }
      >
        <div className="grid grid-cols-1 gap-4">
          <Refused problem={remove.error} words={SELLER_WORDS} />
          <p><Trans>This cannot be undone. With it go:</Trans></p>
          <ul className="grid list-disc gap-1 ps-5">
            <li><Trans>its offers and their price history, for shoppers too</Trans>{rows > 0 && <> · {offers}</>}</li>
            <li><Trans>what you and others decided about its offers</Trans></li>
            <li><Trans>a feed of it that is held</Trans></li>
          </ul>
        </div>
      </Dialog>
    </>
  )
}
