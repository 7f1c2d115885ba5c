/** Groups of words that mean the same, as they are typed, checked, and brought together with somebody else's. */

export interface Row {
  key: string
  /** Of which group of `was` it was made; null: it is new. */
  from: number | null
  /** Words and phrases with commas between them. */
  text: string
}

export interface Draft {
  version: number
  was: string[][]
  rows: Row[]
}

export type Fault = 'few' | 'many' | 'long' | 'twice'

const MOST_WORDS = 20
const LONGEST = 80

export const textOf = (group: readonly string[]): string => group.join(', ')

/** Words and phrases of a line, each once; Arabic has a comma of its own. */
export function wordsOf(text: string): string[] {
  const words = text.split(/[,،]/).map((word) => word.trim().replaceAll(/\s+/g, ' ')).filter(Boolean)
  return words.filter((word, index) => words.findIndex((each) => alike(each, word)) === index)
}

const alike = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()
const same = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((word, index) => word === b[index])
const overlaps = (a: readonly string[], b: readonly string[]): boolean => a.some((word) => b.some((each) => alike(each, word)))

export const draftOf = ({ groups, version }: { groups: string[][]; version: number }): Draft =>
  ({ version, was: groups, rows: groups.map((group, index) => ({ key: `was-${index}`, from: index, text: textOf(group) })) })

/** The groups that a draft says; an empty line is none. */
export const groupsOf = ({ rows }: Draft): string[][] => rows.map(({ text }) => wordsOf(text)).filter((words) => words.length > 0)

export const isChanged = (draft: Draft): boolean => {
  const groups = groupsOf(draft)
  return groups.length !== draft.was.length || groups.some((group, index) => !same(group, draft.was[index] ?? []))
}

/** Whether a line is another than it was, though it may say the same. */
export const isTouched = ({ was, rows }: Draft): boolean =>
  rows.length !== was.length || rows.some(({ from, text }, index) => from !== index || text !== textOf(was[index] ?? []))

/** What is wrong with lines, by their keys. */
export function faultsOf({ rows }: Draft): Map<string, Fault> {
  const faults = new Map<string, Fault>()
  const seen = new Set<string>()
  for (const { key, text } of rows) {
    const words = wordsOf(text)
    if (words.length === 0) continue
    const lower = words.map((word) => word.toLowerCase())
    if (words.length < 2) faults.set(key, 'few')
    else if (words.length > MOST_WORDS) faults.set(key, 'many')
    else if (words.some((word) => word.length > LONGEST)) faults.set(key, 'long')
    else if (lower.some((word) => seen.has(word))) faults.set(key, 'twice')
    for (const word of lower) seen.add(word)
  }
  return faults
}

/** With a new first line that begins with a word, unless a line has it; then that line comes first in view. */
export function withWord(draft: Draft, word: string, key: string): { draft: Draft; row: string } {
  const held = draft.rows.find(({ text }) => wordsOf(text).some((each) => alike(each, word)))
  if (held) return { draft, row: held.key }
  return { draft: { ...draft, rows: [{ key, from: null, text: word === '' ? '' : `${word}, ` }, ...draft.rows] }, row: key }
}

/** One group that the reader changed: what it was, what they want, and what is there now; none: it is not there. */
export interface Change {
  id: string
  was: string[] | undefined
  mine: string[] | undefined
  now: string[] | undefined
}

/** What the reader changed, beside the groups as they are now. */
export function changesOf({ was, rows }: Draft, now: readonly string[][]): Change[] {
  const nowOf = (words: readonly string[]): string[] | undefined => now.find((group) => same(group, words)) ?? now.find((group) => overlaps(group, words))
  const old = was.flatMap((group, index): Change[] => {
    const row = rows.find(({ from }) => from === index)
    const words = row ? wordsOf(row.text) : []
    const mine = words.length > 0 ? words : undefined
    return mine && same(mine, group) ? [] : [{ id: `was-${index}`, was: group, mine, now: nowOf(group) }]
  })
  const made = rows.filter(({ from }) => from === null).flatMap(({ key, text }): Change[] => {
    const mine = wordsOf(text)
    return mine.length === 0 ? [] : [{ id: key, was: undefined, mine, now: nowOf(mine) }]
  })
  return [...old, ...made]
}

const equal = (a: string[] | undefined, b: string[] | undefined): boolean => (a === undefined || b === undefined ? a === b : same(a, b))

/** Whether the other one changed the same group otherwise. */
export const isDisputed = ({ was, mine, now }: Change): boolean => !equal(was, now) && !equal(mine, now)

/** The groups as they are now, with what the reader changed: of what both changed, only what is chosen. */
export function merged(now: readonly string[][], changes: readonly Change[], chosen: ReadonlySet<string>): string[][] {
  let groups = [...now]
  for (const change of changes) {
    if (equal(change.mine, change.now) || (isDisputed(change) && !chosen.has(change.id))) continue
    const { mine, now: there } = change
    groups = groups.filter((group) => !(there && same(group, there)) && !(mine && overlaps(group, mine)))
    if (mine) groups.push(mine)
  }
  return groups
}
