import { Trans, useLingui } from '@lingui/react/macro'
import { plural } from '@lingui/core/macro'
import { type ReactNode, useState } from 'react'

import { exactAmount } from '@/locale/amounts'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { TextField } from '@/ui/field'

import { type Form, MOST_VARIANTS } from '../form'
import { missingCombinations, valuesIn, withCombinations } from '../grid'

interface CombinationsDialogProps {
  form: Form
  skuBegin: string
  currency: string
  onClose: () => void
  onAdd: (next: (form: Form) => Form) => void
}

/** Rows for every combination of options that is missing: options and what all rows share are typed once. */
export function CombinationsDialog({ form, skuBegin, currency, onClose, onAdd }: CombinationsDialogProps): ReactNode {
  const { t } = useLingui()
  const first = form.variants.find(({ withdrawn, price }) => !withdrawn && price !== '')
  const [options, setOptions] = useState(() => [
    ...form.options.map(({ key, name }) => ({ name, values: [...new Set(form.variants.filter(({ withdrawn }) => !withdrawn).map(({ options: of }) => of[key]?.trim() ?? '').filter(Boolean))].join(', ') })),
    ...(form.options.length < 2 ? [{ name: '', values: '' }] : []),
  ])
  const [common, setCommon] = useState({ skuBegin, price: first?.price ?? '', stock: '', weight: first?.weight ?? '' })
  const wanted = options.map(({ name, values }) => ({ name, values: valuesIn(values) }))
  const count = missingCombinations(form, wanted).length
  const room = MOST_VARIANTS - form.variants.filter(({ withdrawn, sku, price }) => !withdrawn && (sku !== '' || price !== '')).length
  const wrongPrice = common.price.trim() !== '' && !exactAmount(common.price, currency)
  const set = (index: number, some: Partial<{ name: string; values: string }>): void => {
    setOptions((all) => all.map((each, at) => (at === index ? { ...each, ...some } : each)))
  }
  const send = (): void => {
    if (count === 0 || count > room || wrongPrice) return
    onAdd((now) => withCombinations(now, wanted, common))
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={<Trans>Variants by options</Trans>}
      footer={
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p role="status" className="text-md text-muted">
            {count > room ? <Trans>That would be more than 100 variants.</Trans> : count === 0 ? <Trans>Name an option and its values.</Trans> : ''}
          </p>
          <Button type="submit" form="combinations" disabled={count === 0 || count > room || wrongPrice}>{plural(count, { one: 'Add # variant', other: 'Add # variants' })}</Button>
        </div>
      }
    >
      <form id="combinations" noValidate className="grid grid-cols-1 gap-4" onSubmit={(event) => { event.preventDefault(); send() }}>
        {options.map(({ name, values }, index) => {
          const number = index + 1
          return (
          <fieldset key={number} className="grid grid-cols-1 gap-3 sm:grid-cols-[10rem_minmax(0,1fr)]">
            <legend className="sr-only"><Trans>Option {number}</Trans></legend>
            <TextField label={<Trans>Option</Trans>} placeholder={index === 0 ? t`Colour` : t`Size`} autoComplete="off" value={name} onChange={({ target }) => { set(index, { name: target.value }) }} />
            <TextField label={<Trans>Values, with commas between</Trans>} placeholder={index === 0 ? t`Red, Blue` : t`S, M, L`} autoComplete="off" value={values} onChange={({ target }) => { set(index, { values: target.value }) }} />
          </fieldset>
          )
        })}
        <Button kind="quiet" size="sm" className="justify-self-start" onClick={() => { setOptions((all) => [...all, { name: '', values: '' }]) }}><Trans>One more option</Trans></Button>
        <div className="grid grid-cols-1 gap-3 border-t border-line pt-4 sm:grid-cols-2">
          <TextField label={<Trans>SKUs begin with</Trans>} dir="ltr" autoComplete="off" value={common.skuBegin} onChange={({ target }) => { setCommon({ ...common, skuBegin: target.value }) }} />
          <TextField label={<Trans>Price in {currency}</Trans>} inputMode="decimal" dir="ltr" autoComplete="off" value={common.price} error={wrongPrice ? <Trans>Enter a price above zero</Trans> : undefined} onChange={({ target }) => { setCommon({ ...common, price: target.value }) }} />
          <TextField label={<Trans>Pieces in stock of each</Trans>} inputMode="numeric" dir="ltr" autoComplete="off" value={common.stock} onChange={({ target }) => { setCommon({ ...common, stock: target.value }) }} />
          <TextField label={<Trans>Weight in grams</Trans>} inputMode="numeric" dir="ltr" autoComplete="off" value={common.weight} onChange={({ target }) => { setCommon({ ...common, weight: target.value }) }} />
        </div>
      </form>
    </Dialog>
  )
}
