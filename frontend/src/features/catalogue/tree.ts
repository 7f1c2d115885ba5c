/** The categories as a tree. */
import type { Category } from './api/read-categories'

/** What names the category in the path below `/c`: the last part; what stands before is for people. */
export const lastPart = (path: string | undefined): string => path?.split('/').filter(Boolean).at(-1) ?? ''

/** The category that an address names, by slug or id. */
export const findCategory = (all: readonly Category[], reference: string): Category | undefined =>
  all.find(({ slug, id }) => slug === reference || id === reference)

/** What is directly below a category; without one, the departments. */
export const childrenOf = (all: readonly Category[], parent: Category | undefined): Category[] =>
  all.filter(({ parent_id }) => parent_id === (parent?.id ?? null)).sort((a, b) => a.position - b.position)

/** The way from the department down to a category, itself the last. */
export const wayTo = (all: readonly Category[], category: Category): Category[] =>
  category.path.flatMap((id) => all.find((each) => each.id === id) ?? [])
