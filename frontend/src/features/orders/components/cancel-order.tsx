import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'

import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Notice } from '@/ui/notice'

import { cancelWords, useCancelOrder } from '../api/cancel-order'

/** Gives an unpaid order up, after a question that says what becomes of the money. */
export function CancelOrder({ orderId, number }: { orderId: string; number: string }): ReactNode {
  const { t, i18n } = useLingui()
  const [asking, setAsking] = useState(false)
  const { mutate, isPending, error, reset } = useCancelOrder(orderId)
  const close = (): void => {
    setAsking(false)
    reset()
  }
  return (
    <>
      <Button kind="quiet" onClick={() => { setAsking(true) }} className="justify-self-start text-danger!">
        <Trans>Cancel this order</Trans>
      </Button>
      <Dialog
        open={asking}
        onClose={close}
        title={t`Cancel order ${number}?`}
        footer={
          <div className="flex flex-wrap justify-end gap-2">
            <Button kind="outline" onClick={close}>
              <Trans>Keep the order</Trans>
            </Button>
            <Button kind="danger" busy={isPending} onClick={() => { mutate(undefined, { onSuccess: close }) }}>
              <Trans>Cancel the order</Trans>
            </Button>
          </div>
        }
      >
        <div className="grid gap-3">
          <p>
            <Trans>Nothing has been charged for it. If a payment is on its way right now, you get all of it back.</Trans>
          </p>
          {error && (
            <Notice kind="danger" alert>
              {i18n._(cancelWords(error))}
            </Notice>
          )}
        </div>
      </Dialog>
    </>
  )
}
