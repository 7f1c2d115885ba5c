import { Trans, useLingui } from '@lingui/react/macro'
import { Plus, X } from 'lucide-react'
import { type ClipboardEvent, type KeyboardEvent, lazy, type ReactNode, Suspense, useCallback, useEffect, useState } from 'react'

import { newKey } from '@/api/idempotency'
import { Panel } from '@/desk/ui/panel'
import { Button } from '@/ui/button'

import type { Product } from '../api/product'
import { aNewVariant, MOST_VARIANTS } from '../form'
import { cellsIn, withCells, withField } from '../grid'
import type { PartProps } from './part'
import { FieldError, SMALL } from './small-field'
import { VariantRow } from './variant-row'

// What is opened now and then comes when it is.
const CombinationsDialog = lazy(async () => ({ default: (await import('./combinations-dialog')).CombinationsDialog }))
const PriceDialog = lazy(async () => ({ default: (await import('./price-dialog')).PriceDialog }))
const StockDialog = lazy(async () => ({ default: (await import('./stock-dialog')).StockDialog }))

interface VariantsPanelProps extends PartProps {
  product: Product | undefined
  currency: string
  /** What new SKUs begin with. */
  skuBegin: string
}

/** What can be bought, a row each: typed, pasted from a spreadsheet, or made of every combination of options. */
export function VariantsPanel({ form, change, faultAt, disabled, product, currency, skuBegin }: VariantsPanelProps): ReactNode {
  const { t } = useLingui()
  const [combining, setCombining] = useState(false)
  const [shown, setShown] = useState<{ what: 'stock' | 'prices'; id: string }>()
  const [wanted, setWanted] = useState<string>()
  const onSale = form.variants.filter(({ withdrawn }) => !withdrawn)
  const gone = form.variants.filter(({ withdrawn }) => withdrawn)
  useEffect(() => {
    // A row that was just made, once it is there.
    if (wanted === undefined) return
    document.getElementById(wanted)?.focus()
  }, [wanted])
  const addRow = (field?: string): void => {
    const last = onSale.at(-1)
    const variant = aNewVariant(last && { price: last.price, compareAt: last.compareAt, weight: last.weight, limit: last.limit })
    change((now) => ({ ...now, variants: [...now.variants, variant] }))
    setWanted(`variant-${variant.key}-${field ?? (form.options[0] ? `option-${form.options[0].key}` : 'sku')}`)
  }
  const addOption = (): void => {
    const option = { key: newKey(), name: '' }
    change((now) => ({ ...now, options: [...now.options, option] }))
    setWanted(`option-${option.key}`)
  }
  const set = useCallback((key: string, field: string, value: string): void => {
    change((now) => ({ ...now, variants: now.variants.map((variant) => (variant.key === key ? withField(variant, field, value) : variant)) }))
  }, [change])
  const act = useCallback((key: string, what: 'up' | 'down' | 'remove' | 'stock' | 'prices'): void => {
    if (what === 'stock' || what === 'prices') { setShown({ what, id: key }); return }
    change((now) => {
      if (what === 'remove') return { ...now, variants: now.variants.flatMap((each) => (each.key !== key ? [each] : each.known ? [{ ...each, withdrawn: true }] : [])) }
      const rows = [...now.variants]
      const from = rows.findIndex((each) => each.key === key)
      const step = what === 'up' ? -1 : 1
      let to = from + step
      while (rows[to]?.withdrawn) to += step
      const [moved, other] = [rows[from], rows[to]]
      if (!moved || !other) return now
      rows[from] = other
      rows[to] = moved
      return { ...now, variants: rows }
    })
  }, [change])
  const bring = (key: string): void => { change((now) => ({ ...now, variants: now.variants.map((each) => (each.key === key ? { ...each, withdrawn: false } : each)) })) }

  const cell = (target: EventTarget): { key: string; field: string } | undefined => {
    const box = target instanceof HTMLElement ? target.closest<HTMLElement>('[data-row][data-field]') : null
    return box?.dataset.row !== undefined && box.dataset.field !== undefined ? { key: box.dataset.row, field: box.dataset.field } : undefined
  }
  const go = (event: KeyboardEvent): void => {
    const at = cell(event.target)
    if (!at || event.nativeEvent.isComposing || event.target instanceof HTMLSelectElement) return
    const step = event.key === 'ArrowDown' || (event.key === 'Enter' && !event.shiftKey) ? 1 : event.key === 'ArrowUp' || event.key === 'Enter' ? -1 : 0
    if (step === 0 || event.target instanceof HTMLButtonElement) return
    event.preventDefault()
    if (event.altKey) { act(at.key, step === 1 ? 'down' : 'up'); return }
    const next = onSale[onSale.findIndex(({ key }) => key === at.key) + step]
    const input = next && document.getElementById(`variant-${next.key}-${at.field}`)
    if (input) { input.focus(); if (input instanceof HTMLInputElement) input.select() }
    else if (event.key === 'Enter' && step === 1 && !disabled && onSale.length < MOST_VARIANTS) addRow(at.field)
  }
  const paste = (event: ClipboardEvent): void => {
    const at = cell(event.target)
    const cells = cellsIn(event.clipboardData.getData('text/plain'))
    if (!at || !cells || disabled) return
    event.preventDefault()
    change((now) => withCells(now, at.key, at.field, cells))
  }
  const shownVariant = product?.variants.find(({ id }) => id === shown?.id)
  return (
    <Panel
      title={<Trans>Variants</Trans>}
      action={!disabled && (
        <div className="flex flex-wrap gap-2">
          <Button kind="outline" size="sm" onClick={() => { setCombining(true) }}><Trans>Add by options</Trans></Button>
          <Button kind="outline" size="sm" onClick={addOption}><Plus aria-hidden className="size-5" /><Trans>Option</Trans></Button>
        </div>
      )}
    >
      {!disabled && <p className="text-md text-muted"><Trans>Enter and the arrows go from row to row; several cells of a spreadsheet can be pasted at once. Prices in {currency}.</Trans></p>}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions -- the fields inside are what is typed into; keys and paste are heard for them all */}
      <div id="variants" tabIndex={-1} onKeyDown={go} onPaste={paste} className="relative overflow-x-auto max-md:overflow-visible">
        <table className="w-full border-collapse text-md max-md:block">
          <caption className="sr-only"><Trans>Variants on sale</Trans></caption>
          <thead className="max-md:block">
            <tr className="max-md:grid max-md:gap-2">
              {form.options.map(({ key, name }) => (
                <th key={key} scope="col" className="min-w-24 p-1 text-start align-bottom font-normal">
                  <span className="flex items-center">
                    <input
                      id={`option-${key}`}
                      value={name}
                      aria-label={t`Name of the option`}
                      placeholder={t`Colour, size …`}
                      aria-invalid={faultAt(`option-${key}`) ? true : undefined}
                      disabled={disabled}
                      onChange={({ target }) => { change((now) => ({ ...now, options: now.options.map((each) => (each.key === key ? { ...each, name: target.value } : each)) })) }}
                      className={`${SMALL} font-semibold`}
                    />
                    {!disabled && (
                      <button type="button" aria-label={t`Remove the option ${name}`} title={t`Remove`} className="inline-grid size-7 shrink-0 place-items-center rounded-control text-muted hover:bg-sunken" onClick={() => { change((now) => ({ ...now, options: now.options.filter((each) => each.key !== key) })) }}>
                        <X aria-hidden className="size-4" />
                      </button>
                    )}
                  </span>
                  <FieldError id={`option-${key}`} error={faultAt(`option-${key}`)} />
                </th>
              ))}
              {[t`SKU`, t`Price`, t`Price before`, t`Stock`, t`Grams`, t`Most`, t`Maker’s number`, t`GTIN`, t`Picture`].map((head) => <th key={head} scope="col" className="p-1 text-start align-bottom font-semibold max-md:sr-only">{head}</th>)}
              <th scope="col" className="max-md:sr-only"><span className="sr-only"><Trans>Move and remove</Trans></span></th>
            </tr>
          </thead>
          <tbody className="max-md:grid max-md:gap-3">
            {onSale.map((variant, index) => (
              <VariantRow
                key={variant.key}
                variant={variant}
                number={index + 1}
                last={index === onSale.length - 1}
                options={form.options}
                pictures={form.pictures}
                pieces={product?.variants.find(({ id }) => id === variant.key)?.stock.available}
                errors={errorsOf(variant.key, form.options.map(({ key }) => `option-${key}`), faultAt)}
                disabled={disabled}
                onSet={set}
                onAct={act}
              />
            ))}
          </tbody>
        </table>
      </div>
      {!disabled && (
        <div>
          <Button id="add-variant" kind="quiet" size="sm" disabled={onSale.length >= MOST_VARIANTS} onClick={() => { addRow() }}><Plus aria-hidden className="size-5" /><Trans>Add a variant</Trans></Button>
          <FieldError id="add-variant" error={faultAt('add-variant')} />
        </div>
      )}
      {gone.length > 0 && (
        <details>
          <summary className="min-h-11 cursor-pointer py-2 text-md text-muted"><Trans>No longer sold</Trans></summary>
          <ul className="grid gap-1">
            {gone.map(({ key, sku, options }) => (
              <li key={key} className="flex flex-wrap items-center gap-3 text-md">
                <bdi dir="ltr">{sku}</bdi>
                <span className="text-muted">{Object.values(options).join(' / ')}</span>
                {!disabled && <Button kind="quiet" size="sm" onClick={() => { bring(key) }}><Trans>Sell <bdi>{sku}</bdi> again</Trans></Button>}
              </li>
            ))}
          </ul>
        </details>
      )}
      <Suspense>
        {combining && <CombinationsDialog form={form} skuBegin={skuBegin} currency={currency} onClose={() => { setCombining(false) }} onAdd={(next) => { change(next) }} />}
        {product && shownVariant && shown?.what === 'stock' && <StockDialog productId={product.id} variant={shownVariant} onClose={() => { setShown(undefined) }} />}
        {shownVariant && shown?.what === 'prices' && <PriceDialog variant={shownVariant} onClose={() => { setShown(undefined) }} />}
      </Suspense>
    </Panel>
  )
}

const FIELDS = ['sku', 'price', 'compareAt', 'stock', 'weight', 'limit', 'mpn', 'gtins', 'imageId']

/** A row's errors as one text, so that a row is drawn anew only where something of it changed. */
function errorsOf(key: string, options: readonly string[], faultAt: (id: string) => string | undefined): string {
  const found = [...options, ...FIELDS].flatMap((field) => {
    const words = faultAt(`variant-${key}-${field}`)
    return words === undefined ? [] : [[field, words]]
  })
  return found.length === 0 ? '' : JSON.stringify(Object.fromEntries(found))
}
