import { expect, test } from 'vitest'

import { changesOf, draftOf, faultsOf, groupsOf, isChanged, isDisputed, merged, withWord, wordsOf } from './groups'

const WAS = { groups: [['sofa', 'couch'], ['cup', 'mug']], version: 3 }
const typed = (...texts: string[]) => {
  const draft = draftOf(WAS)
  return { ...draft, rows: texts.map((text, index) => ({ key: `k${index}`, from: index < 2 ? index : null, text })) }
}

test('words stand between commas, of Arabic too, each once', () => {
  expect(wordsOf(' sofa , big  couch,Sofa,، أريكة')).toEqual(['sofa', 'big couch', 'أريكة'])
})

test('what is wrong with a line is named; an empty one is no group', () => {
  const draft = typed('sofa', 'cup, mug', '', 'glass, CUP', `a, ${'b'.repeat(81)}`, Array.from({ length: 21 }, (_, n) => `w${n}`).join(','))
  expect([...faultsOf(draft)]).toEqual([['k0', 'few'], ['k3', 'twice'], ['k4', 'long'], ['k5', 'many']])
  expect(groupsOf(typed('', 'cup, mug'))).toEqual([['cup', 'mug']])
  expect([isChanged(draftOf(WAS)), isChanged(typed('sofa, couch', 'cup, mug', '')), isChanged(typed('sofa, couch', ''))]).toEqual([false, false, true])
})

test('a word begins a group, unless one has it', () => {
  expect(withWord(draftOf(WAS), 'divan', 'new').draft.rows[0]).toEqual({ key: 'new', from: null, text: 'divan, ' })
  expect(withWord(draftOf(WAS), 'Mug', 'new')).toEqual({ draft: draftOf(WAS), row: 'was-1' })
})

test('of what two people changed only the same group is disputed; the rest is brought together', () => {
  const draft = typed('sofa, couch, divan', '', 'lamp, light')
  const now = [['sofa', 'couch', 'settee'], ['cup', 'mug'], ['rug', 'carpet']]
  const changes = changesOf(draft, now)
  expect(changes.map((change) => [change.id, isDisputed(change)])).toEqual([['was-0', true], ['was-1', false], ['k2', false]])
  expect(merged(now, changes, new Set())).toEqual([['sofa', 'couch', 'settee'], ['rug', 'carpet'], ['lamp', 'light']])
  expect(merged(now, changes, new Set(['was-0']))).toEqual([['rug', 'carpet'], ['sofa', 'couch', 'divan'], ['lamp', 'light']])
})

test('a group that both made is chosen, and what both removed is gone', () => {
  const draft = typed('', 'cup, mug', 'lamp, light')
  const now = [['cup', 'mug'], ['lamp', 'lantern']]
  const changes = changesOf(draft, now)
  expect(changes.map(isDisputed)).toEqual([false, true])
  expect(merged(now, changes, new Set(['k2']))).toEqual([['cup', 'mug'], ['lamp', 'light']])
  expect(merged(now, changes, new Set())).toEqual(now)
})
