import { useLingui } from '@lingui/react/macro'
import { ArrowDown, ArrowUp, History, Trash2 } from 'lucide-react'
import { Fragment, memo, type ReactNode } from 'react'

import type { Form, PictureForm, VariantForm } from '../form'
import { FieldError, SMALL, SmallField } from './small-field'

interface VariantRowProps {
  variant: VariantForm
  number: number
  last: boolean
  options: Form['options']
  pictures: readonly PictureForm[]
  /** Of one that is there: what can be bought. */
  pieces: number | undefined
  /** Words by field, as JSON; empty where nothing is wrong. */
  errors: string
  disabled: boolean
  onSet: (key: string, field: string, value: string) => void
  onAct: (key: string, what: 'up' | 'down' | 'remove' | 'stock' | 'prices') => void
}

const ICON = 'inline-grid size-7 shrink-0 place-items-center rounded-control text-muted hover:bg-sunken hover:text-ink disabled:opacity-40'

/** A variant's fields; on a phone each with its name before it. */
export const VariantRow = memo(function VariantRow({ variant, number, last, options, pictures, pieces, errors, disabled, onSet, onAct }: VariantRowProps): ReactNode {
  const { t } = useLingui()
  const { key, known, imageId } = variant
  const count = pieces ?? 0
  const wrong = (errors === '' ? {} : JSON.parse(errors)) as Readonly<Record<string, string | undefined>>
  const field = (name: string, label: string, value: string, more: { numeric?: boolean; placeholder?: string; width: string }): ReactNode => (
    <td className={`p-1 align-top max-md:block ${more.width}`} data-row={key} data-field={name}>
      <span aria-hidden className="text-sm text-muted md:hidden">{label}</span>
      <SmallField
        id={`variant-${key}-${name}`}
        label={t`${label}, variant ${number}`}
        value={value}
        error={wrong[name]}
        disabled={disabled}
        placeholder={more.placeholder}
        {...(more.numeric ? { inputMode: 'decimal' as const, dir: 'ltr' as const } : { dir: 'auto' as const })}
        className={more.numeric ? 'text-end tabular-nums' : ''}
        onChange={({ target }) => { onSet(key, name, target.value) }}
      />
    </td>
  )
  return (
    <tr className="max-md:grid max-md:grid-cols-2 max-md:rounded-card max-md:border max-md:border-line max-md:p-2">
      {options.map(({ key: option, name }) => (
        <Fragment key={option}>{field(`option-${option}`, name || t`Option`, variant.options[option] ?? '', { width: 'md:min-w-24' })}</Fragment>
      ))}
      {field('sku', t`SKU`, variant.sku, { width: 'md:min-w-36' })}
      <td className="p-1 align-top max-md:block md:min-w-26" data-row={key} data-field="price">
        <span aria-hidden className="text-sm text-muted md:hidden">{t`Price`}</span>
        <span className="flex items-center">
          <input
            id={`variant-${key}-price`}
            aria-label={t`Price, variant ${number}`}
            aria-invalid={wrong.price ? true : undefined}
            aria-describedby={wrong.price ? `variant-${key}-price-error` : undefined}
            inputMode="decimal"
            dir="ltr"
            autoComplete="off"
            disabled={disabled}
            value={variant.price}
            onChange={({ target }) => { onSet(key, 'price', target.value) }}
            className={`${SMALL} text-end tabular-nums`}
          />
          {known && <button type="button" className={ICON} aria-label={t`Prices so far, variant ${number}`} title={t`Prices so far`} onClick={() => { onAct(key, 'prices') }}><History aria-hidden className="size-4" /></button>}
        </span>
        <FieldError id={`variant-${key}-price`} error={wrong.price} />
      </td>
      {field('compareAt', t`Price before`, variant.compareAt, { numeric: true, width: 'md:min-w-22' })}
      {known ? (
        <td className="p-1 align-top max-md:block md:min-w-16" data-row={key} data-field="stock">
          <span aria-hidden className="text-sm text-muted md:hidden">{t`Stock`}</span>
          <button type="button" id={`variant-${key}-stock`} aria-label={t`Stock of variant ${number}: ${count}. Move it, see its history`} className="min-h-9 w-full rounded-control border border-line px-2 text-end tabular-nums text-primary underline underline-offset-4 hover:bg-primary-soft" onClick={() => { onAct(key, 'stock') }}>
            {pieces ?? '–'}
          </button>
        </td>
      ) : field('stock', t`Stock`, variant.stock, { numeric: true, placeholder: '0', width: 'md:min-w-16' })}
      {field('weight', t`Grams`, variant.weight, { numeric: true, width: 'md:min-w-18' })}
      {field('limit', t`Most`, variant.limit, { numeric: true, width: 'md:min-w-14' })}
      {field('mpn', t`Maker’s number`, variant.mpn, { width: 'md:min-w-28' })}
      {field('gtins', t`GTIN`, variant.gtins, { width: 'md:min-w-36' })}
      <td className="p-1 align-top max-md:block md:min-w-16" data-row={key} data-field="imageId">
        <span aria-hidden className="text-sm text-muted md:hidden">{t`Picture`}</span>
        <select id={`variant-${key}-imageId`} aria-label={t`Picture of variant ${number}`} value={pictures.some(({ id }) => id === imageId) ? imageId : ''} disabled={disabled} onChange={({ target }) => { onSet(key, 'imageId', target.value) }} className={SMALL}>
          <option value="">–</option>
          {pictures.map(({ id }, index) => <option key={id} value={id}>{index + 1}</option>)}
        </select>
      </td>
      <td className="p-1 align-top max-md:col-span-2 max-md:block">
        {!disabled && (
          <span className="flex min-h-9 items-center justify-end">
            <button type="button" className={ICON} disabled={number === 1} aria-label={t`Variant ${number}: earlier`} title={t`Earlier (Alt+↑)`} onClick={() => { onAct(key, 'up') }}><ArrowUp aria-hidden className="size-4" /></button>
            <button type="button" className={ICON} disabled={last} aria-label={t`Variant ${number}: later`} title={t`Later (Alt+↓)`} onClick={() => { onAct(key, 'down') }}><ArrowDown aria-hidden className="size-4" /></button>
            <button type="button" className={ICON} aria-label={known ? t`Variant ${number}: sell it no longer` : t`Variant ${number}: remove`} title={known ? t`Sell it no longer` : t`Remove`} onClick={() => { onAct(key, 'remove') }}><Trash2 aria-hidden className="size-4" /></button>
          </span>
        )}
      </td>
    </tr>
  )
})

