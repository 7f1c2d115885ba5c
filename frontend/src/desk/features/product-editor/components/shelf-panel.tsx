import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'

import { Panel } from '@/desk/ui/panel'
import { TextField } from '@/ui/field'
import { Skeleton } from '@/ui/skeleton'
import { Failed } from '@/ui/states'

import { type Category, readShelves } from '../api/read-shelves'
import type { PartProps } from './part'
import { FieldError, SMALL } from './small-field'

const MOST_CATEGORIES = 10
const caseless = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase()

/** Where shoppers find it: its categories and its address. */
export function ShelfPanel(props: PartProps & { suggested: string }): ReactNode {
  const { form, change, faultAt, disabled, suggested } = props
  const { slug } = form
  return (
    <Panel title={<Trans>Where shoppers find it</Trans>}>
      <CategoryTree {...props} />
      <TextField
        id="slug"
        label={<Trans>Address</Trans>}
        hint={slug ? <Trans><bdi dir="ltr" className="break-all">/p/{slug}</bdi>. The former address leads to the new one.</Trans> : <Trans>Left empty, it is made of the title.</Trans>}
        dir="ltr"
        placeholder={suggested}
        disabled={disabled}
        value={slug}
        error={faultAt('slug')}
        spellCheck={false}
        autoComplete="off"
        onChange={({ target }) => { change((now) => ({ ...now, slug: target.value })) }}
      />
    </Panel>
  )
}

/** The tree as a list of boxes, each at its depth; a word narrows it down to what has it, and the way there. */
function CategoryTree({ form, change, faultAt, disabled }: PartProps): ReactNode {
  const { t } = useLingui()
  const { data, error, refetch, isFetching } = useQuery(readShelves())
  const [words, setWords] = useState('')
  if (!data) {
    if (error) return <Failed title={<Trans>The categories could not be read.</Trans>} problem={error} onRetry={() => void refetch()} retrying={isFetching} />
    return <Skeleton className="h-40" />
  }
  const chosen = new Set(form.categories)
  const shown = inTree(data).filter(({ path }) => words.trim() === '' || path.some((id) => caseless(data.find((each) => each.id === id)?.name ?? '').includes(caseless(words.trim()))))
  const toggle = (id: string): void => {
    change((now) => ({ ...now, categories: now.categories.includes(id) ? now.categories.filter((each) => each !== id) : [...now.categories, id] }))
  }
  return (
    <fieldset className="grid min-w-0 grid-cols-1 gap-2">
      <legend className="mb-1 font-semibold"><Trans>Categories</Trans></legend>
      <input
        id="categories"
        type="search"
        value={words}
        aria-label={t`Find a category`}
        aria-invalid={faultAt('categories') ? true : undefined}
        aria-describedby={faultAt('categories') ? 'categories-error' : undefined}
        placeholder={t`Find a category`}
        disabled={disabled}
        onChange={({ target }) => { setWords(target.value) }}
        onKeyDown={(event) => {
          // The one that is found is the one that is meant.
          if (event.key !== 'Enter') return
          event.preventDefault()
          const last = shown.at(-1)
          if (words.trim() !== '' && last) { toggle(last.id); setWords('') }
        }}
        className={SMALL}
      />
      <FieldError id="categories" error={faultAt('categories')} />
      <div className="max-h-64 overflow-y-auto rounded-control border border-line px-2 py-1">
        {shown.length === 0 && <p className="p-2 text-md text-muted"><Trans>No category is called so.</Trans></p>}
        {shown.map(({ id, name, path }) => (
          <label key={id} className="flex min-h-9 items-center gap-2 text-md" style={{ paddingInlineStart: `${(path.length - 1) * 1.25}rem` }}>
            <input type="checkbox" className="size-5 shrink-0" disabled={disabled || (!chosen.has(id) && chosen.size >= MOST_CATEGORIES)} checked={chosen.has(id)} onChange={() => { toggle(id) }} />
            <bdi>{name}</bdi>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** As a tree reads: each below its parent, in the order that staff gave it. */
function inTree(all: readonly Category[], parent: string | null = null): Category[] {
  return all.filter(({ parent_id }) => parent_id === parent).sort((a, b) => a.position - b.position).flatMap((each) => [each, ...inTree(all, each.id)])
}
