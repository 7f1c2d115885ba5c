import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'

import { useKeys } from '@/desk/keys/keys'
import { may } from '@/desk/session/may'
import { count } from '@/locale/numbers'
import { Button } from '@/ui/button'
import { Refused } from '@/ui/refused'

import { CHANGE_WORDS, useChangeCategory } from '../api/change-categories'
import type { Category } from '../api/read-categories'
import { bodyOf, draftOf } from '../drafts'
import { childrenOf, mayHang, moved, type Node, treeOf } from '../tree'
import { useOrder } from '../use-order'
import { CategoryRow, type Drop, type RowWays } from './category-row'
import { OrderConflictDialog } from './order-conflict'

/** The tree: chosen by its names, put in order by arrows, by keys and by dragging. */
export function CategoryTree({ categories, chosen }: { categories: readonly Category[]; chosen: string | null }): ReactNode {
  const { t } = useLingui()
  const ordering = useOrder()
  const { orders, arrange, failed, conflict, settle } = ordering
  const hang = useChangeCategory()
  const box = useRef<HTMLUListElement>(null)
  const [said, setSaid] = useState('')
  const writes = may('products.write')
  const [dragged, setDragged] = useState<string>()
  // A row that moves loses the focus on its way: it gets it back, so that the same key moves it on.
  const focus = useRef<string>(undefined)
  useLayoutEffect(() => {
    if (focus.current === undefined) return
    box.current?.querySelector<HTMLElement>(`[data-focus="${focus.current}"]`)?.focus()
    focus.current = undefined
  })
  const step = (by: number): void => {
    const links = [...(box.current?.querySelectorAll<HTMLElement>('a[data-focus]') ?? [])]
    const now = links.findIndex((each) => each.closest('[data-row]')?.contains(document.activeElement))
    links[Math.min(Math.max(now + by, 0), links.length - 1)]?.focus()
  }
  useKeys([
    { key: 'j', name: t`Next category`, run: () => { step(1) } },
    { key: 'k', name: t`Category before`, run: () => { step(-1) } },
  ])

  const say = (name: string, ids: readonly string[], id: string): void => {
    const place = count(ids.indexOf(id) + 1)
    const all = count(ids.length)
    setSaid(t`${name}: place ${place} of ${all}`)
  }
  const shift = (category: Category, by: number, from: string): void => {
    const ids = childrenOf(categories, category.parent_id, orders).map(({ id }) => id)
    const next = moved(ids, category.id, ids.indexOf(category.id) + by)
    if (!next) return
    focus.current = from
    arrange(category.parent_id, next)
    say(category.name, next, category.id)
  }
  const drop = async (id: string, target: Category, where: Drop): Promise<void> => {
    const category = categories.find((each) => each.id === id)
    if (!category) return
    const parent = where === 'below' ? target.id : target.parent_id
    if (category.parent_id !== parent) {
      const moving = { ...draftOf(category), parent: parent ?? '' }
      const done = await hang.mutateAsync({ id, version: category.version, body: bodyOf(moving, categories, category) }).then(() => true, () => false)
      if (!done || where === 'below') return // said above the tree
    }
    if (where === 'below') return
    const others = childrenOf(categories, parent, orders).map((each) => each.id).filter((each) => each !== id)
    const next = moved([...others, id], id, others.indexOf(target.id) + (where === 'after' ? 1 : 0))
    if (next) arrange(parent, next)
    say(category.name, next ?? [...others, id], id)
  }
  const ways: RowWays = {
    chosen, dragged, setDragged, shift, writes,
    mayDrop: (target, where) => dragged !== undefined && dragged !== target.id && mayHang(categories, dragged, where === 'below' ? target.id : target.parent_id),
    drop: (target, where) => {
      if (dragged !== undefined) void drop(dragged, target, where)
      setDragged(undefined)
    },
  }
  return (
    <div className="grid grid-cols-1 gap-3">
      <Refused problem={failed?.problem ?? null} words={CHANGE_WORDS}>
        <p><Trans>The order is as it was before.</Trans></p>
        <Button kind="outline" size="sm" className="justify-self-start" onClick={() => { if (failed) arrange(failed.parent, failed.ids) }}><Trans>Try again</Trans></Button>
      </Refused>
      <Refused problem={hang.error} words={CHANGE_WORDS}>
        <p><Trans>The category hangs where it was.</Trans></p>
      </Refused>
      <p role="status" className="sr-only">{said}</p>
      <ul ref={box} aria-label={t`Categories`} className="rounded-card border border-line bg-surface py-1">
        {treeOf(categories, orders).map((node, index, all) => <Branch key={node.category.id} node={node} index={index} total={all.length} ways={ways} />)}
      </ul>
      {writes && (
        <p className="text-md text-muted">
          <Trans>Put them in order by the arrows, by dragging, or by Alt with the arrow keys. Drag one onto another to hang it below.</Trans>
        </p>
      )}
      {conflict && <OrderConflictDialog conflict={conflict} onArrange={arrange} onClose={settle} />}
    </div>
  )
}

function Branch({ node: { category, children }, index, total, ways }: { node: Node; index: number; total: number; ways: RowWays }): ReactNode {
  return (
    <li>
      <CategoryRow category={category} first={index === 0} last={index === total - 1} ways={ways} />
      {children.length > 0 && (
        <ul className="ms-6 border-s border-line">
          {children.map((child, at, all) => <Branch key={child.category.id} node={child} index={at} total={all.length} ways={ways} />)}
        </ul>
      )}
    </li>
  )
}
