import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { ConflictDialog, type Difference } from '@/desk/ui/conflict-dialog'
import { countryName } from '@/locale/countries'

import type { Seller, SellerFacts } from '../api/sellers'

interface SellerConflictProps {
  was: SellerFacts
  mine: SellerFacts
  now: Seller
  busy: boolean
  onSave: (facts: SellerFacts) => void
  onClose: () => void
}

export const factsOf = ({ name, domain, country, currency, sends_our_skus }: Seller): SellerFacts => ({ name, domain, country, currency, sends_our_skus })

/** Somebody else saved this seller first: each fact is chosen by itself. */
export function SellerConflict({ was, mine, now, busy, onSave, onClose }: SellerConflictProps): ReactNode {
  const { t } = useLingui()
  const names: Record<keyof SellerFacts, ReactNode> = {
    name: <Trans>Name</Trans>,
    domain: <Trans>Domain of its shop</Trans>,
    country: <Trans>Country</Trans>,
    currency: <Trans>Currency</Trans>,
    sends_our_skus: <Trans>Numbers offers by our SKU</Trans>,
  }
  const said = (name: keyof SellerFacts, { [name]: value }: SellerFacts): ReactNode =>
    typeof value === 'boolean' ? (value ? t`Yes` : t`No`) : name === 'country' ? countryName(value) : <bdi>{value}</bdi>
  const theirs = factsOf(now)
  const fields = Object.keys(names) as (keyof SellerFacts)[]
  const differences: Difference[] = fields.filter((name) => mine[name] !== theirs[name]).map((name) => ({
    id: name, name: names[name], was: said(name, was), ...(mine[name] !== was[name] && { yours: said(name, mine) }), now: said(name, theirs),
  }))
  const merged = (chosen: ReadonlySet<string>): SellerFacts => fields.reduce((facts, name) => (chosen.has(name) ? { ...facts, [name]: mine[name] } : facts), theirs)
  const { name: called } = now
  return (
    <ConflictDialog open onClose={onClose} differences={differences} action={<Trans>Save again</Trans>} busy={busy} onSave={(chosen) => { onSave(merged(chosen)) }}>
      <p><Trans>The seller <bdi>{called}</bdi> was changed while you wrote. Choose what stays.</Trans></p>
    </ConflictDialog>
  )
}
