import { Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'

import { may } from '@/desk/session/may'
import { Facts } from '@/desk/ui/facts'
import { latin } from '@/locale/amounts'
import { atTime } from '@/locale/dates'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { SelectField, TextField } from '@/ui/field'
import { Refused } from '@/ui/refused'
import { Skeleton } from '@/ui/skeleton'
import { Failed } from '@/ui/states'
import { useToasts } from '@/ui/toast'

import type { Product } from '../api/product'
import { LOW_AT_WORDS, MOVE_WORDS, type MovementBody, readMovements, useMoveStock, useSetLowAt } from '../api/stock'
import { REASON } from '../words'

interface StockDialogProps {
  productId: string
  variant: Product['variants'][number]
  onClose: () => void
}

/** A variant's pieces: how many there are, what moved them, and a movement more. */
export function StockDialog({ productId, variant: { id, sku, stock }, onClose }: StockDialogProps): ReactNode {
  const { t } = useLingui()
  return (
    <Dialog open onClose={onClose} title={<Trans>Stock of <bdi dir="ltr">{sku}</bdi></Trans>}>
      <div className="grid grid-cols-1 gap-5">
        <Facts
          facts={[
            { id: 'available', name: <Trans>Can be bought</Trans>, value: stock.available },
            { id: 'reserved', name: <Trans>Held for orders</Trans>, value: stock.reserved },
            { id: 'sold', name: <Trans>Sold</Trans>, value: stock.sold },
            { id: 'low', name: <Trans>Counts as low at</Trans>, value: stock.low_at },
          ]}
        />
        {may('stock.move') && (
          <>
            <MoveForm productId={productId} variantId={id} available={stock.available} />
            <LowAtForm productId={productId} variantId={id} lowAt={stock.low_at} />
          </>
        )}
        <section aria-label={t`What moved it`} className="grid gap-2">
          <h3 className="font-semibold"><Trans>What moved it</Trans></h3>
          <Movements variantId={id} />
        </section>
      </div>
    </Dialog>
  )
}

/** A signed number of whole pieces; undefined for anything else. */
function piecesIn(typed: string): number | undefined {
  const plain = latin(typed).trim().replace('−', '-')
  const number = Number(plain)
  return /^[+-]?\d+$/.test(plain) && number !== 0 && Math.abs(number) <= 1_000_000 ? number : undefined
}

function MoveForm({ productId, variantId, available }: { productId: string; variantId: string; available: number }): ReactNode {
  const { t, i18n } = useLingui()
  const move = useMoveStock(productId, variantId)
  const [reason, setReason] = useState<MovementBody['reason']>('receipt')
  const [typed, setTyped] = useState('')
  const [note, setNote] = useState('')
  const [sent, setSent] = useState(false)
  const pieces = piecesIn(typed)
  const after = available + (pieces ?? 0)
  const wrong = pieces === undefined ? t`Enter whole pieces, such as 12`
    : reason !== 'adjustment' && pieces < 0 ? t`Only a correction takes pieces away`
    : after < 0 ? t`There are only ${available} that can be taken away` : undefined
  const send = (): void => {
    setSent(true)
    if (wrong !== undefined || pieces === undefined) return
    move.mutate({ quantity: pieces, reason, note: note.trim() }, {
      onSuccess: ({ available: now }) => {
        useToasts.getState().show({ text: t`Moved: ${now} can be bought now` })
        setTyped('')
        setNote('')
        setSent(false)
      },
    })
  }
  return (
    <form noValidate className="grid grid-cols-1 gap-3 rounded-card bg-sunken p-4" onSubmit={(event) => { event.preventDefault(); send() }}>
      <Refused problem={move.error} words={MOVE_WORDS} />
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-[minmax(0,1fr)_8rem]">
        <SelectField label={<Trans>Why</Trans>} value={reason} onChange={({ target }) => { setReason(target.value as MovementBody['reason']) }}>
          {(['receipt', 'adjustment', 'return'] as const).map((each) => <option key={each} value={each}>{i18n._(REASON[each])}</option>)}
        </SelectField>
        <TextField
          label={<Trans>Pieces</Trans>}
          dir="ltr"
          autoComplete="off"
          inputMode={reason === 'adjustment' ? 'text' : 'numeric'}
          value={typed}
          placeholder={reason === 'adjustment' ? '-2' : '12'}
          error={sent ? wrong : undefined}
          onChange={({ target }) => { setTyped(target.value) }}
        />
      </div>
      <TextField label={<Trans>Note</Trans>} optional maxLength={500} autoComplete="off" value={note} onChange={({ target }) => { setNote(target.value) }} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p aria-live="polite" className="text-md text-muted">{wrong === undefined && <Trans>{available} → {after} can be bought; this is done at once.</Trans>}</p>
        <Button type="submit" busy={move.isPending}><Trans>Move</Trans></Button>
      </div>
    </form>
  )
}

function LowAtForm({ productId, variantId, lowAt }: { productId: string; variantId: string; lowAt: number }): ReactNode {
  const { t } = useLingui()
  const set = useSetLowAt(productId, variantId)
  const [typed, setTyped] = useState(String(lowAt))
  const [sent, setSent] = useState(false)
  const plain = latin(typed).trim()
  const wrong = /^\d+$/.test(plain) && Number(plain) <= 1_000_000 ? undefined : t`Enter whole pieces, such as 12`
  const send = (): void => {
    setSent(true)
    if (wrong !== undefined) return
    set.mutate(Number(plain), {
      onSuccess: ({ low_at: now }) => {
        useToasts.getState().show({ text: t`Counts as low at ${now} from now on` })
        setSent(false)
      },
    })
  }
  return (
    <form noValidate className="grid grid-cols-1 gap-3" onSubmit={(event) => { event.preventDefault(); send() }}>
      <Refused problem={set.error} words={LOW_AT_WORDS} />
      <div className="flex flex-wrap items-end gap-3">
        <TextField
          label={<Trans>Counts as low at</Trans>}
          hint={<Trans>With so many pieces or fewer, shoppers read that only a few are left.</Trans>}
          dir="ltr"
          autoComplete="off"
          inputMode="numeric"
          value={typed}
          error={sent ? wrong : undefined}
          onChange={({ target }) => { setTyped(target.value) }}
        />
        <Button kind="outline" type="submit" busy={set.isPending} disabled={plain === String(lowAt)}><Trans>Set</Trans></Button>
      </div>
    </form>
  )
}

function Movements({ variantId }: { variantId: string }): ReactNode {
  const { i18n } = useLingui()
  const { data, error, refetch, isFetching, hasNextPage, fetchNextPage } = useInfiniteQuery(readMovements(variantId))
  if (!data) {
    if (error) return <Failed title={<Trans>The history could not be read.</Trans>} problem={error} onRetry={() => void refetch()} retrying={isFetching} />
    return <Skeleton className="h-24" />
  }
  return (
    <>
      <ul className="grid gap-2">
        {data.pages.flatMap(({ items }) => items).map(({ id, quantity, available_after: after, reason, note, order_id: order, created_at: at }) => (
          <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-line pb-2 text-md">
            <span className="min-w-0">
              {i18n._(REASON[reason])}
              {note && <span className="text-muted">: <bdi>{note}</bdi></span>}
              {order && <> <Link to={`/admin/orders/${order}`} className="link"><Trans>Its order</Trans></Link></>}
              <span className="block text-sm text-muted">{atTime(at)}</span>
            </span>
            <span dir="ltr" className="tabular-nums">{quantity > 0 ? `+${quantity}` : quantity}{after !== null && <span className="text-muted"> = {after}</span>}</span>
          </li>
        ))}
      </ul>
      {hasNextPage && <Button kind="outline" size="sm" busy={isFetching} onClick={() => void fetchNextPage()}><Trans>Show more</Trans></Button>}
    </>
  )
}
