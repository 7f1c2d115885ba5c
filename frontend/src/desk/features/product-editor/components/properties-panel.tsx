import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Plus, Trash2 } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'

import { newKey } from '@/api/idempotency'
import { Panel } from '@/desk/ui/panel'
import { Button } from '@/ui/button'
import { TextField } from '@/ui/field'

import { readKnownProperties } from '../api/read-shelves'
import { valuesOf } from '../form'
import type { PartProps } from './part'
import { SmallField } from './small-field'

const WordsDialog = lazy(async () => ({ default: (await import('./words-dialog')).WordsDialog }))

const MOST_PROPERTIES = 20

/** What it is made of, how large it is: a name and a value each, in the shop's first language; others call them by their words. */
export function PropertiesPanel({ form, change, faultAt, disabled, locales }: PartProps & { locales: readonly string[] }): ReactNode {
  const { t } = useLingui()
  const { data: known = {} } = useQuery(readKnownProperties())
  const [translating, setTranslating] = useState(false)
  const [fresh, setFresh] = useState<string>()
  useEffect(() => {
    if (fresh !== undefined) document.getElementById(`attribute-${fresh}-name`)?.focus()
  }, [fresh])
  const add = (): void => {
    const key = newKey()
    change((now) => ({ ...now, attributes: [...now.attributes, { key, name: '', value: '' }] }))
    setFresh(key)
  }
  const set = (key: string, some: Partial<{ name: string; value: string }>): void => {
    change((now) => ({ ...now, attributes: now.attributes.map((each) => (each.key === key ? { ...each, ...some } : each)) }))
  }
  const texts = [...new Set([
    ...form.attributes.flatMap(({ name, value }) => [name, value]),
    ...form.variants.filter(({ withdrawn }) => !withdrawn).flatMap((variant) => Object.entries(valuesOf(form, variant)).flat()),
  ].map((each) => each.trim()).filter(Boolean))]
  const others = locales.slice(1)
  return (
    <Panel
      title={<Trans>Properties</Trans>}
      action={others.length > 0 && texts.length > 0 && <Button kind="outline" size="sm" onClick={() => { setTranslating(true) }}><Trans>Words in other languages</Trans></Button>}
    >
      <TextField
        id="brand"
        label={<Trans>Brand</Trans>}
        hint={<Trans>Whose make it is, as search engines and market places ask.</Trans>}
        dir="auto"
        disabled={disabled}
        value={form.brand}
        error={faultAt('brand')}
        autoComplete="off"
        onChange={({ target }) => { change((now) => ({ ...now, brand: target.value })) }}
      />
      <datalist id="known-names">{Object.keys(known).map((name) => <option key={name} value={name} />)}</datalist>
      {form.attributes.length === 0 && <p className="text-md text-muted"><Trans>Material, colour, capacity: what shoppers compare and filter by.</Trans></p>}
      <ul className="grid grid-cols-1 gap-2">
        {form.attributes.map(({ key, name, value }, index) => {
          const number = index + 1
          return (
            <li key={key} className="grid grid-cols-[minmax(0,1fr)_minmax(0,1.5fr)_auto] items-start gap-2">
              <div><SmallField id={`attribute-${key}-name`} label={t`Name of property ${number}`} placeholder={t`Material`} list="known-names" dir="auto" disabled={disabled} value={name} error={faultAt(`attribute-${key}-name`)} onChange={({ target }) => { set(key, { name: target.value }) }} /></div>
              <div>
                <datalist id={`known-${key}`}>{(known[name] ?? []).map((each) => <option key={each} value={each} />)}</datalist>
                <SmallField id={`attribute-${key}-value`} label={t`Value of property ${number}`} placeholder={t`Stoneware`} list={`known-${key}`} dir="auto" disabled={disabled} value={value} error={faultAt(`attribute-${key}-value`)} onChange={({ target }) => { set(key, { value: target.value }) }} />
              </div>
              {!disabled && <button type="button" className="inline-grid size-9 place-items-center rounded-control text-muted hover:bg-sunken hover:text-ink" aria-label={t`Remove property ${number}`} title={t`Remove`} onClick={() => { change((now) => ({ ...now, attributes: now.attributes.filter((each) => each.key !== key) })) }}><Trash2 aria-hidden className="size-5" /></button>}
            </li>
          )
        })}
      </ul>
      {!disabled && <Button id="add-property" kind="quiet" size="sm" className="justify-self-start" disabled={form.attributes.length >= MOST_PROPERTIES} onClick={add}><Plus aria-hidden className="size-5" /><Trans>Add a property</Trans></Button>}
      <Suspense>
        {translating && <WordsDialog texts={texts} locales={others} disabled={disabled} onClose={() => { setTranslating(false) }} />}
      </Suspense>
    </Panel>
  )
}
