import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useNavigate } from 'react-router'

import { asProblem } from '@/api/problem'
import { useShop } from '@/api/shop'
import { useKeptDraft } from '@/desk/ui/kept-draft'
import { Button, LinkButton } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { Refused } from '@/ui/refused'
import { useToasts } from '@/ui/toast'

import { SELLER_WORDS, useChangeSeller, useMakeSeller } from '../api/change-sellers'
import { readSeller, type Seller, type SellerFacts, showSeller } from '../api/sellers'
import { RemoveSeller } from './remove-seller'
import { factsOf, SellerConflict } from './seller-conflict'
import { faultsOf, SellerFields, tidy } from './seller-fields'

/** A seller that is still to be made. */
export function NewSeller(): ReactNode {
  const { t } = useLingui()
  const navigate = useNavigate()
  const make = useMakeSeller()
  const currency = useShop()?.currency ?? ''
  const [facts, keep] = useKeptDraft<SellerFacts>('seller.new', { name: '', domain: '', country: '', currency, sends_our_skus: false })
  const [tried, setTried] = useState(false)
  const send = async (): Promise<void> => {
    setTried(true)
    if (faultsOf(facts).length > 0 || make.isPending) return
    let made: Seller
    try {
      made = await make.mutateAsync(tidy(facts))
    } catch {
      return // said in the form
    }
    const { name, id } = made
    keep(undefined)
    useToasts.getState().show({ text: t`The seller ${name} is made` })
    await navigate(`/admin/sellers/${id}`, { replace: true })
  }
  return (
    <form noValidate className="grid max-w-2xl grid-cols-1 gap-5" onSubmit={(event) => { event.preventDefault(); void send() }}>
      <SellerFields facts={facts} onChange={keep} tried={tried} problem={make.error} />
      <Refused problem={make.error} words={SELLER_WORDS} />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" busy={make.isPending}><Trans>Make this seller</Trans></Button>
        <LinkButton kind="quiet" to="/admin/sellers" onClick={() => { keep(undefined) }}><Trans>Cancel</Trans></LinkButton>
      </div>
    </form>
  )
}

interface Draft {
  was: Seller
  facts: SellerFacts
}

/** What is known of a seller; whoever was slower than somebody else chooses fact by fact. */
export function SellerEditor({ seller }: { seller: Seller }): ReactNode {
  const { t } = useLingui()
  const client = useQueryClient()
  const change = useChangeSeller(seller.id)
  const [{ was, facts }, keep, begun] = useKeptDraft<Draft>(`seller.${seller.id}`, { was: seller, facts: factsOf(seller) })
  const [tried, setTried] = useState(false)
  const [now, setNow] = useState<Seller>()
  const changed = JSON.stringify(tidy(facts)) !== JSON.stringify(factsOf(was))
  // What was typed and taken back leaves no draft, which would hide what others change by then.
  const write = (next: SellerFacts): void => { keep(JSON.stringify(next) === JSON.stringify(factsOf(was)) ? undefined : { was, facts: next }) }
  const settle = (present: Seller): void => {
    client.setQueryData(readSeller(seller.id).queryKey, present)
    keep(undefined)
    setNow(undefined)
  }
  const save = async (next: SellerFacts, version: number): Promise<void> => {
    setTried(true)
    if (faultsOf(next).length > 0 || change.isPending) return
    try {
      settle(await change.mutateAsync({ version, facts: tidy(next) }))
      useToasts.getState().show({ text: t`The seller is changed` })
    } catch (thrown) {
      if (asProblem(thrown).status !== 412) return // said below
      const present = await showSeller(seller.id).catch(() => undefined)
      if (present) setNow(present)
    }
  }
  const problem = change.error && !now ? change.error : null
  return (
    <form noValidate className="grid grid-cols-1 gap-5" onSubmit={(event) => { event.preventDefault(); if (changed) void save(facts, was.version) }}>
      {begun && changed && <Notice kind="warn"><Trans>There are changes that are not saved yet.</Trans></Notice>}
      <SellerFields facts={facts} onChange={write} tried={tried} problem={problem} />
      <Refused problem={problem} words={SELLER_WORDS} />
      <p className="text-md text-muted"><Trans>Offers that are here stay as they are until the seller’s next feed.</Trans></p>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" busy={change.isPending} disabled={!changed}><Trans>Save</Trans></Button>
        {changed && <Button kind="quiet" onClick={() => { keep(undefined) }}><Trans>Undo my changes</Trans></Button>}
        <span className="ms-auto"><RemoveSeller seller={seller} onRemoved={() => { keep(undefined) }} /></span>
      </div>
      {now && <SellerConflict was={factsOf(was)} mine={tidy(facts)} now={now} busy={change.isPending} onSave={(next) => void save(next, now.version)} onClose={() => { settle(now) }} />}
    </form>
  )
}
