import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useEffect, useState } from 'react'
import { Link, useNavigate } from 'react-router'

import type { ApiProblem } from '@/api/problem'
import { useShop } from '@/api/shop'
import { may } from '@/desk/session/may'
import { Panel } from '@/desk/ui/panel'
import { languageName } from '@/locale/languages'
import { LOCALES } from '@/locale/locale'
import { Button } from '@/ui/button'
import { SelectField, TextField } from '@/ui/field'
import { Refused } from '@/ui/refused'
import { useToasts } from '@/ui/toast'

import { at } from '../address'
import { CHANGE_WORDS } from '../api/change-categories'
import type { Category } from '../api/read-categories'
import { type Draft, draftOf, emptyDraft, isChanged, NEW, useDrafts } from '../drafts'
import { flat, mayHang, treeOf } from '../tree'
import { CategoryConflict } from './category-conflict'
import { RemoveCategory } from './remove-category'
import { useSave } from './use-save'

interface CategoryFormProps {
  id: string
  /** None while it is new. */
  category: Category | null
  below: string
  categories: readonly Category[]
}

/** The shop's default language: a category always has a name in it. */
const DEFAULT = 'en'

/** A category's names side by side, its address, and where it hangs. What is typed stays until it is saved or discarded. */
export function CategoryForm({ id, category, below, categories }: CategoryFormProps): ReactNode {
  const { t } = useLingui()
  const navigate = useNavigate()
  const kept = useDrafts(({ drafts }) => drafts[id])
  const { keep } = useDrafts.getState()
  const fresh = category ? draftOf(category) : emptyDraft(below)
  const draft = kept ?? fresh
  const changed = isChanged(draft)
  const [missing, setMissing] = useState(false)
  const { save, saving, problem, conflict, settle } = useSave(id, categories)
  const change = (over: Partial<Draft>): void => {
    setMissing(false)
    const next = { ...draft, ...over }
    keep(id, isChanged(next) ? next : undefined)
  }
  const submit = async (): Promise<void> => {
    if (!draft.names[DEFAULT]?.trim()) {
      setMissing(true)
      document.getElementById(`name-${DEFAULT}`)?.focus()
      return
    }
    const saved = await save(draft)
    if (saved && id === NEW) void navigate(at(saved.id), { replace: true })
  }
  const title = category ? <bdi>{category.name}</bdi> : <Trans>New category</Trans>
  const writes = may('products.write')
  return (
    <Panel title={title} action={writes && category && <Link to={at(NEW, id)} className="link inline-flex min-h-11 items-center"><Trans>New one below it</Trans></Link>}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
        className="grid grid-cols-1 gap-4"
      >
        <Refused problem={problem} words={CHANGE_WORDS}><Holder of={problem} /></Refused>
        <fieldset disabled={!writes} className="grid min-w-0 grid-cols-1 gap-4">
          <Names draft={draft} onChange={(names) => { change({ names }) }} missing={missing} />
          <TextField
            label={<Trans>Address</Trans>}
            hint={category ? <Trans>The end of its address in the shop. Links to the old one lead nowhere once it is changed.</Trans> : <Trans>The end of its address in the shop; left empty, it is made of the name.</Trans>}
            error={problem?.code === 'invalid_slug' || problem?.code === 'slug_taken' ? <Trans>Choose another address.</Trans> : undefined}
            dir="ltr"
            maxLength={120}
            value={draft.slug}
            onChange={({ target }) => { change({ slug: target.value }) }}
          />
          <SelectField label={<Trans>Hangs below</Trans>} value={draft.parent} onChange={({ target }) => { change({ parent: target.value }) }}>
            <option value="">{t`Nothing: it is a department`}</option>
            {flat(treeOf(categories)).filter((each) => each.id === draft.parent || mayHang(categories, id, each.id)).map((each) => (
              <option key={each.id} value={each.id}>{'\u2003'.repeat(each.path.length - 1) + each.name}</option>
            ))}
          </SelectField>
        </fieldset>
        {writes && (
          <div className="flex flex-wrap gap-3">
            <Button type="submit" busy={saving} disabled={!changed}>{id === NEW ? <Trans>Make this category</Trans> : <Trans>Save</Trans>}</Button>
            {changed && <Discard id={id} draft={draft} />}
            {category && <span className="ms-auto"><RemoveCategory category={category} categories={categories} /></span>}
          </div>
        )}
      </form>
      {category && may('products.read') && (
        <Link to={`/admin/products?category=${category.slug}`} className="link inline-flex min-h-11 items-center justify-self-start"><Trans>Its products</Trans></Link>
      )}
      {conflict && <CategoryConflict conflict={conflict} categories={categories} onSave={(next) => void save(next)} saving={saving} problem={problem} onClose={settle} />}
      <Warning on={changed} />
    </Panel>
  )
}

/** Whoever closes the tab is asked; a wrong click inside keeps what was typed anyway. */
function Warning({ on }: { on: boolean }): ReactNode {
  useEffect(() => {
    if (!on) return
    const ask = (event: BeforeUnloadEvent): void => { event.preventDefault() }
    window.addEventListener('beforeunload', ask)
    return () => { window.removeEventListener('beforeunload', ask) }
  }, [on])
  return null
}

interface NamesProps {
  draft: Draft
  onChange: (names: Draft['names']) => void
  missing: boolean
}

/** Each language of the shop, and those in which it has a name besides. */
function Names({ draft: { names, was }, onChange, missing }: NamesProps): ReactNode {
  const { t } = useLingui()
  const shop = useShop()?.locales ?? LOCALES
  const languages = [...new Set([DEFAULT, ...shop, ...Object.keys(was?.names ?? {}), ...Object.keys(names)])]
  return (
    <fieldset className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,10rem),1fr))] gap-3">
      <legend className="sr-only">{t`Names`}</legend>
      {languages.map((each) => {
        const language = languageName(each)
        return (
          <TextField
            key={each}
            id={`name-${each}`}
            label={<Trans>Name, <span lang={each}>{language}</span></Trans>}
            error={missing && each === DEFAULT ? <Trans>Enter a name in English</Trans> : undefined}
            hint={each !== DEFAULT && !names[each]?.trim() ? <Trans>Missing: shoppers read it in English.</Trans> : undefined}
            lang={each}
            dir={each.startsWith('ar') ? 'rtl' : 'ltr'}
            maxLength={200}
            autoComplete="off"
            value={names[each] ?? ''}
            onChange={({ target }) => { onChange({ ...names, [each]: target.value }) }}
          />
        )
      })}
    </fieldset>
  )
}

function Discard({ id, draft }: { id: string; draft: Draft }): ReactNode {
  const { t } = useLingui()
  const { keep } = useDrafts.getState()
  const discard = (): void => {
    keep(id, undefined)
    useToasts.getState().show({ text: t`Your changes are discarded`, action: { label: <Trans>Undo</Trans>, run: () => { keep(id, draft) } } })
  }
  return <Button kind="outline" onClick={discard}><Trans>Discard</Trans></Button>
}

/** Who has the address already, with the way there. */
function Holder({ of }: { of: ApiProblem | null }): ReactNode {
  const holder = of?.code === 'slug_taken' ? (of.body.holder as { id: string; title: string } | undefined) : undefined
  if (!holder) return null
  const { id, title } = holder
  return <Link to={at(id)} className="link inline-flex min-h-6 items-center justify-self-start"><Trans>It belongs to “{title}”</Trans></Link>
}
