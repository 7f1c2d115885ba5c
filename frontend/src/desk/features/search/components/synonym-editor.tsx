import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Plus } from 'lucide-react'
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react'

import { newKey } from '@/api/idempotency'
import { useKeys } from '@/desk/keys/keys'
import { DirtyBar } from '@/desk/ui/dirty-bar'
import { LeaveGuard } from '@/desk/ui/leave-guard'
import { Button } from '@/ui/button'
import { TextField } from '@/ui/field'
import { Refused } from '@/ui/refused'
import { Empty } from '@/ui/states'

import { SYNONYM_WORDS, type Synonyms } from '../api/synonyms'
import { faultsOf, textOf, withWord } from '../groups'
import { useSynonyms } from '../use-synonyms'
import { GroupRow } from './group-row'
import { SynonymConflict } from './synonym-conflict'

/** No language has more. */
const MOST_GROUPS = 1000

/** The groups of a language, a line each. `add` begins a new one, once. */
export function SynonymEditor({ synonyms, add, onAdded }: { synonyms: Synonyms; add: string; onAdded: () => void }): ReactNode {
  const { t } = useLingui()
  const { draft, keep, discard, changed, tried, save, saving, problem, now, saveMerged, settle } = useSynonyms(synonyms)
  const [sought, setSought] = useState('')
  const list = useRef<HTMLOListElement>(null)
  const faults = faultsOf(draft)
  const begin = (word: string): void => {
    const { draft: next, row } = withWord(draft, word, newKey())
    keep(next)
    setSought('')
    requestAnimationFrame(() => { list.current?.querySelector<HTMLInputElement>(`[data-group="${row}"]`)?.focus() })
  }
  const addOnce = useEffectEvent(() => {
    if (add === '') return
    begin(add)
    onAdded()
  })
  useEffect(() => {
    const frame = requestAnimationFrame(() => { addOnce() })
    return () => { cancelAnimationFrame(frame) }
  }, [])
  useKeys([{ key: 'n', name: t`New group`, run: () => { begin('') } }])
  const { rows } = draft
  // What is being written stays in view, whatever is looked for.
  const shown = rows.filter(({ text, from }) => sought === '' || text.toLowerCase().includes(sought.toLowerCase()) || (from !== null && textOf(draft.was[from] ?? []) !== text))
  return (
    <div className="grid grid-cols-1 gap-4">
      <p className="max-w-3xl text-muted"><Trans>Whoever searches for one word of a group finds what the others name, too. Write words or phrases with commas between them.</Trans></p>
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div className="w-full max-w-xs"><TextField label={<Trans>Find a word</Trans>} type="search" value={sought} onChange={({ target }) => { setSought(target.value) }} /></div>
        <Button kind="outline" disabled={rows.length >= MOST_GROUPS} onClick={() => { begin('') }}><Plus aria-hidden className="size-5" /><Trans>New group</Trans></Button>
      </div>
      <p role="status" className="font-semibold"><Plural value={rows.length} one="# group" other="# groups" /></p>
      <Refused problem={problem} words={SYNONYM_WORDS} />
      {rows.length === 0 && <Empty title={<Trans>No synonyms in this language yet</Trans>}><Trans>Such as: sofa, couch, settee.</Trans></Empty>}
      <ol ref={list} aria-label={t`Groups of synonyms`} className="grid grid-cols-1 gap-2">
        {shown.map((row) => (
          <GroupRow
            key={row.key}
            row={row}
            language={synonyms.language}
            fault={tried ? faults.get(row.key) : undefined}
            onChange={(text) => { keep({ ...draft, rows: rows.map((each) => (each.key === row.key ? { ...each, text } : each)) }) }}
            onRemove={() => { keep({ ...draft, rows: rows.filter(({ key }) => key !== row.key) }) }}
          />
        ))}
      </ol>
      <DirtyBar dirty={changed} busy={saving} onSave={() => void save()} onDiscard={discard}>
        {tried && faults.size > 0 && <Plural value={faults.size} one="# group is not right yet" other="# groups are not right yet" />}
      </DirtyBar>
      <LeaveGuard when={changed} onSave={save} onDiscard={discard} />
      {now && <SynonymConflict draft={draft} now={now.groups} busy={saving} problem={problem} onSave={(groups) => void saveMerged(groups)} onClose={settle} />}
    </div>
  )
}
