import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'

import { ConflictDialog } from '@/desk/ui/conflict-dialog'

import type { Product } from '../api/product'
import { readShelves } from '../api/read-shelves'
import { formOf } from '../form'
import { merge } from '../merge'
import type { Editor } from '../use-editor'
import { STATUS } from '../words'

/** Somebody saved this product meanwhile: what both changed is chosen, what only one changed is kept, and all of it saved on what is there. */
export function SaveConflict({ editor, present, onSaved }: { editor: Editor; present: Product; onSaved: () => void }): ReactNode {
  const { i18n } = useLingui()
  const { data: shelves } = useQuery(readShelves())
  const { was, form } = editor
  const now = useMemo(() => formOf(present), [present])
  const names = {
    status: (status: Product['status']) => i18n._(STATUS[status]),
    category: (id: string) => shelves?.find((each) => each.id === id)?.name ?? id,
  }
  const { changes } = merge(was, form, now, names)
  const shown = (text: string): ReactNode => (text === '' ? <span aria-hidden>–</span> : <bdi className="break-words whitespace-pre-line">{text}</bdi>)
  return (
    <ConflictDialog
      open
      onClose={editor.closeConflict}
      differences={changes.map(({ id, name, was: before, yours, now: there }) => ({
        id, name, was: shown(before), ...(yours !== undefined && { yours: shown(yours) }), now: shown(there),
      }))}
      action={<Trans>Save again</Trans>}
      busy={editor.busy}
      problem={editor.problem}
      onSave={(mine) => {
        const theirs = new Set(changes.filter(({ id, yours }) => yours !== undefined && !mine.has(id)).map(({ id }) => id))
        void editor.settle(merge(was, form, now, names, theirs).form).then((saved) => { if (saved) onSaved() })
      }}
    >
      <p>{changes.some(({ yours }) => yours !== undefined)
        ? <Trans>Somebody saved this product while you worked on it. Choose what stays; everything else that either of you changed is kept.</Trans>
        : <Trans>Somebody saved this product while you worked on it, in other places than you. Both are kept.</Trans>}</p>
    </ConflictDialog>
  )
}
