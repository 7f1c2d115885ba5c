import { Trans, useLingui } from '@lingui/react/macro'
import { ArrowDown, ArrowUp, GripVertical } from 'lucide-react'
import { type DragEvent, type ReactNode, useState } from 'react'
import { Link } from 'react-router'

import { languageName } from '@/locale/languages'
import { LOCALES, textIn } from '@/locale/locale'
import { Thumb } from '@/ui/thumb'

import { at } from '../address'
import type { Category } from '../api/read-categories'
import { isChanged, useDrafts } from '../drafts'

export type Drop = 'before' | 'after' | 'below'

/** What a row of the tree can do. */
export interface RowWays {
  chosen: string | null
  writes: boolean
  dragged: string | undefined
  setDragged: (id: string | undefined) => void
  /** Among those beside it; `from` is what has the focus. */
  shift: (category: Category, by: number, from: string) => void
  mayDrop: (target: Category, where: Drop) => boolean
  drop: (target: Category, where: Drop) => void
}

const LANDS: Record<Drop, string> = {
  before: 'shadow-[inset_0_2px_var(--color-primary)]',
  after: 'shadow-[inset_0_-2px_var(--color-primary)]',
  below: 'ring-2 ring-primary ring-inset',
}

/** Where a row would land: at the edges beside the target, in its middle below it. */
function landing({ clientY, currentTarget }: DragEvent): Drop {
  const { top, height } = currentTarget.getBoundingClientRect()
  const share = (clientY - top) / height
  return share < 0.3 ? 'before' : share > 0.7 ? 'after' : 'below'
}

export function CategoryRow({ category, first, last, ways }: { category: Category; first: boolean; last: boolean; ways: RowWays }): ReactNode {
  const { id, name, lang, image } = category
  const { chosen, writes, dragged, setDragged, shift, mayDrop, drop } = ways
  const [over, setOver] = useState<Drop>()
  const lands = dragged !== undefined && over && mayDrop(category, over) ? LANDS[over] : ''
  return (
    // What dragging does, the arrows and the keys of the name do too.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      data-row
      onDragOver={(event) => {
        const where = landing(event)
        if (where !== over) setOver(where)
        if (mayDrop(category, where)) event.preventDefault()
      }}
      onDragLeave={() => { setOver(undefined) }}
      onDrop={(event) => {
        event.preventDefault()
        setOver(undefined)
        drop(category, landing(event))
      }}
      className={`flex items-center gap-2 px-2 py-0.5 ${id === chosen ? 'bg-primary-soft' : 'hover:bg-sunken'} ${dragged === id ? 'opacity-50' : ''} ${lands}`}
    >
      {writes && (
        <span
          aria-hidden
          draggable
          onDragStart={(event) => {
            event.dataTransfer.effectAllowed = 'move'
            event.dataTransfer.setData('text/plain', name)
            setDragged(id)
          }}
          onDragEnd={() => { setDragged(undefined) }}
          className="grid h-11 w-6 shrink-0 cursor-grab place-items-center text-muted max-md:hidden"
        >
          <GripVertical className="size-5" />
        </span>
      )}
      <Thumb url={image?.url ?? null} className={image ? 'size-8' : 'hidden'} />
      <Link
        to={at(id)}
        preventScrollReset
        data-focus={`name-${id}`}
        aria-current={id === chosen ? 'true' : undefined}
        aria-keyshortcuts={writes ? 'Alt+ArrowUp Alt+ArrowDown' : undefined}
        onKeyDown={(event) => {
          if (!writes || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
          event.preventDefault()
          shift(category, event.key === 'ArrowUp' ? -1 : 1, `name-${id}`)
        }}
        className="flex min-h-11 min-w-0 flex-1 flex-wrap items-center gap-x-2 rounded-control px-1 hover:underline"
      >
        <span {...textIn(lang)} className="font-semibold">{name}</span>
        <Marks category={category} />
      </Link>
      {writes && <Arrows category={category} first={first} last={last} shift={shift} />}
    </div>
  )
}

/** What is not saved, and what is not translated. */
function Marks({ category: { id, names } }: { category: Category }): ReactNode {
  const draft = useDrafts(({ drafts }) => drafts[id])
  const missing = LOCALES.filter((each) => !names[each])
  return (
    <>
      {draft && isChanged(draft) && <span className="rounded-chip bg-accent-soft px-2 text-sm"><Trans>not saved</Trans></span>}
      {missing.map((each) => {
        const language = languageName(each)
        return <span key={each} className="rounded-chip bg-sunken px-2 text-sm text-muted"><Trans>not in <span lang={each}>{language}</span></Trans></span>
      })}
    </>
  )
}

/** At an end the arrow stays and does nothing, so that the focus stays too. */
function Arrows({ category, first, last, shift }: Pick<RowWays, 'shift'> & { category: Category; first: boolean; last: boolean }): ReactNode {
  const { t } = useLingui()
  const { id, name } = category
  const look = 'grid size-11 shrink-0 place-items-center rounded-control text-muted hover:bg-primary-soft hover:text-ink aria-disabled:opacity-30 md:size-9'
  return (
    <span className="flex">
      <button type="button" data-focus={`up-${id}`} aria-label={t`Move ${name} up`} aria-disabled={first} onClick={() => { shift(category, -1, `up-${id}`) }} className={look}>
        <ArrowUp aria-hidden className="size-5" />
      </button>
      <button type="button" data-focus={`down-${id}`} aria-label={t`Move ${name} down`} aria-disabled={last} onClick={() => { shift(category, 1, `down-${id}`) }} className={look}>
        <ArrowDown aria-hidden className="size-5" />
      </button>
    </span>
  )
}
