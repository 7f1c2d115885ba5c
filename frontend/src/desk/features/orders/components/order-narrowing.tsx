import { Trans, useLingui } from '@lingui/react/macro'
import { SlidersHorizontal } from 'lucide-react'
import { type ReactNode, useState } from 'react'

import { useShop } from '@/api/shop'
import type { ListAddress } from '@/desk/list/list-address'
import { amountOf } from '@/locale/amounts'
import { countriesByName } from '@/locale/countries'
import { Button } from '@/ui/button'
import { SelectField, TextField } from '@/ui/field'

import { dayOf, type Values } from '../order-filters'

const NAMES = ['placed_from', 'placed_to', 'country', 'currency', 'total_min', 'total_max'] as const
type Name = (typeof NAMES)[number]

/** Days, country and amount: behind a button until one of them is set. */
export function OrderNarrowing({ address, currency }: { address: ListAddress; currency: string }): ReactNode {
  const set = NAMES.filter((name) => address.values[name])
  const [open, setOpen] = useState(set.length > 0)
  return (
    <div className="contents">
      <Button kind="outline" size="sm" aria-expanded={open} onClick={() => { setOpen(!open) }}>
        <SlidersHorizontal aria-hidden className="size-5" />
        <Trans>Days, country, amount</Trans>
      </Button>
      {open && <Fields key={address.view} address={address} currency={currency} />}
    </div>
  )
}

function Fields({ address, currency }: { address: ListAddress; currency: string }): ReactNode {
  const { t } = useLingui()
  const shop = useShop()
  const values: Values = address.values
  const [wanted, setWanted] = useState<Values>(values)
  const [sent, setSent] = useState(false)
  const field = (name: Name) => ({
    name,
    value: wanted[name] ?? '',
    autoComplete: 'off',
    onChange: ({ target: { value } }: { target: { value: string } }) => { setWanted({ ...wanted, [name]: value }) },
  })
  const named = wanted.currency?.trim().toUpperCase() ?? ''
  const faults = faultsOf(wanted, named)
  const apply = (now: Values): void => {
    address.change(Object.fromEntries(NAMES.map((name) => [name, now[name]?.trim()])))
  }
  const today = new Date()
  const since = (days: number): string => dayOf(new Date(today.getFullYear(), today.getMonth(), today.getDate() - days))
  const days: [string, number][] = [[t`Today`, 0], [t`Last 7 days`, 6], [t`Last 30 days`, 29]]
  const unit = named.length === 3 ? named : currency
  return (
    <form
      noValidate
      aria-label={t`Days, country, amount`}
      className="order-last grid basis-full grid-cols-1 gap-4 rounded-card border border-line bg-surface p-4 sm:grid-cols-2 lg:grid-cols-6"
      onSubmit={(event) => {
        event.preventDefault()
        setSent(true)
        if (faults.size === 0) apply({ ...wanted, currency: named })
      }}
    >
      <TextField type="date" label={<Trans>From day</Trans>} {...field('placed_from')} value={shownDay(wanted.placed_from)} />
      <TextField
        type="date" label={<Trans>To day</Trans>} {...field('placed_to')}
        error={sent && faults.has('placed_to') ? <Trans>This day is before the other one</Trans> : undefined}
      />
      <SelectField label={<Trans>Country</Trans>} {...field('country')}>
        <option value="">{t`Any country`}</option>
        {countriesByName((shop?.countries ?? []).map(({ code }) => code)).map(({ code, name }) => <option key={code} value={code}>{name}</option>)}
      </SelectField>
      <TextField
        label={<Trans>Currency</Trans>} placeholder={currency} maxLength={3} dir="ltr" {...field('currency')}
        error={sent && faults.has('currency') ? <Trans>Three letters, such as EUR</Trans> : undefined}
      />
      <TextField
        label={<Trans>At least, in {unit}</Trans>} inputMode="decimal" dir="ltr" {...field('total_min')}
        error={sent && faults.has('total_min') ? <Trans>Enter an amount, such as 12.50</Trans> : undefined}
      />
      <TextField
        label={<Trans>At most, in {unit}</Trans>} inputMode="decimal" dir="ltr" {...field('total_max')}
        error={sent && faults.has('total_max') ? <Trans>Enter an amount that is not below the other one</Trans> : undefined}
      />
      <div className="flex flex-wrap gap-2 sm:col-span-2 lg:col-span-6">
        {days.map(([name, back]) => (
          <Button key={name} kind="quiet" size="sm" onClick={() => { apply({ ...values, placed_from: since(back), placed_to: since(0) }) }}>{name}</Button>
        ))}
        <Button type="submit" size="sm" className="ms-auto"><Trans>Show these orders</Trans></Button>
      </div>
    </form>
  )
}

/** The desk's home names the moment at which the shop's day began; the field shows the reader's day. */
function shownDay(value = ''): string {
  return value.includes('T') && !Number.isNaN(Date.parse(value)) ? dayOf(new Date(value)) : value
}

function faultsOf({ placed_from: from, placed_to: to, total_min: least, total_max: most }: Values, currency: string): ReadonlySet<Name> {
  const amount = (typed: string | undefined): number | undefined => amountOf(typed ?? '', 'EUR')
  const typed = (text: string | undefined): boolean => Boolean(text?.trim())
  const wrong: [Name, boolean][] = [
    ['placed_to', Boolean(from && to && to < from)],
    ['currency', currency !== '' && !/^[A-Z]{3}$/.test(currency)],
    ['total_min', typed(least) && amount(least) === undefined],
    ['total_max', typed(most) && (amount(most) ?? -1) < (amount(least) ?? 0)],
  ]
  return new Set(wrong.filter(([, is]) => is).map(([name]) => name))
}
