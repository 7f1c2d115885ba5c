/** The tree as it is shown and moved about in. */
import type { Category } from './api/read-categories'

export const MOST_DEEP = 6

/** Of a parent, or of the root (`null`), the ids below it in an order that is not yet the service's. */
export type Orders = ReadonlyMap<string | null, readonly string[]>

export interface Node {
  category: Category
  children: Node[]
}

export function treeOf(categories: readonly Category[], orders: Orders = new Map()): Node[] {
  const below = (parent: string | null): Node[] =>
    childrenOf(categories, parent, orders).map((category) => ({ category, children: below(category.id) }))
  return below(null)
}

/** Those right below a parent, in their order. */
export function childrenOf(categories: readonly Category[], parent: string | null, orders: Orders = new Map()): Category[] {
  const children = categories.filter(({ parent_id }) => parent_id === parent)
  const order = orders.get(parent)
  return order ? children.sort((a, b) => place(order, a.id) - place(order, b.id)) : children
}

const place = (order: readonly string[], id: string): number => {
  const at = order.indexOf(id)
  return at < 0 ? order.length : at
}

/** Every category with all that it hangs below, in the order in which they are shown. */
export const flat = (nodes: readonly Node[]): Category[] => nodes.flatMap(({ category, children }) => [category, ...flat(children)])

/** Whether it may hang there: not below itself, and not too deep with all that hangs below it. */
export function mayHang(categories: readonly Category[], id: string, parent: string | null): boolean {
  const below = categories.find((each) => each.id === parent)
  if (below?.path.includes(id)) return false
  const own = categories.find((each) => each.id === id)?.path.length ?? 1
  const deepest = Math.max(own, ...categories.filter(({ path }) => path.includes(id)).map(({ path }) => path.length))
  return (below?.path.length ?? 0) + 1 + deepest - own <= MOST_DEEP
}

/** The ids with one of them at another place; `null` where it stands there already. */
export function moved(ids: readonly string[], id: string, to: number): string[] | null {
  const others = ids.filter((each) => each !== id)
  const at = Math.max(0, Math.min(to, others.length))
  const next = [...others.slice(0, at), id, ...others.slice(at)]
  return next.every((each, index) => each === ids[index]) && next.length === ids.length ? null : next
}

/** The place after all that hang there. */
export const lastPlace = (categories: readonly Category[], parent: string | null): number =>
  Math.min(10_000, Math.max(-1, ...childrenOf(categories, parent).map(({ position }) => position)) + 1)
