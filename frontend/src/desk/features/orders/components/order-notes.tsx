import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, type RefObject, useId, useState } from 'react'

import { tabStorage } from '@/api/storage'
import { atTime } from '@/locale/dates'
import { Button } from '@/ui/button'
import { Refused } from '@/ui/refused'
import { useToasts } from '@/ui/toast'

import { NOTE_WORDS, useAddNote } from '../api/add-note'
import type { Order } from '../api/read-order'
import { Actor } from './actor'

const AT_MOST = 2000
const RUNNING_OUT = 200
const draftOf = (orderId: string): string => `souk.desk.note.${orderId}`

interface OrderNotesProps {
  order: Order
  /** Where a note is written: keys and buttons lead there. */
  field: RefObject<HTMLTextAreaElement | null>
  mayWrite: boolean
}

/** What staff note for each other. What is being written stays until it is kept, over a reload and a new sign-in. */
export function OrderNotes({ order, field, mayWrite }: OrderNotesProps): ReactNode {
  const { t } = useLingui()
  const notes = [...(order.notes ?? [])].reverse()
  return (
    <>
      {mayWrite && <NoteForm key={order.id} orderId={order.id} field={field} />}
      {notes.length === 0 ? <p className="text-muted"><Trans>No notes yet. The customer never sees them.</Trans></p> : (
        <ul aria-label={t`Notes`} className="grid gap-3">
          {notes.map(({ id, text, author_id: author, created_at: at }) => (
            <li key={id} className="rounded-control bg-accent-soft px-3 py-2">
              <p className="wrap-anywhere whitespace-pre-line"><bdi>{text}</bdi></p>
              <p className="text-sm text-muted"><Actor id={author} /> · <time dateTime={at}>{atTime(at)}</time></p>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function NoteForm({ orderId, field }: { orderId: string; field: OrderNotesProps['field'] }): ReactNode {
  const { t } = useLingui()
  const id = useId()
  const draft = draftOf(orderId)
  const [text, setText] = useState(() => tabStorage.get(draft) ?? '')
  const { mutate, isPending, error, reset } = useAddNote(orderId)
  const write = (now: string): void => {
    setText(now)
    tabStorage.set(draft, now === '' ? undefined : now)
  }
  const add = (): void => {
    if (isPending || text.trim() === '') return
    mutate(text.trim(), {
      onSuccess: () => {
        write('')
        useToasts.getState().show({ text: t`The note is kept` })
      },
    })
  }
  const left = AT_MOST - text.length
  return (
    <form className="grid gap-2" onSubmit={(event) => { event.preventDefault(); add() }}>
      <label htmlFor={id} className="sr-only"><Trans>A note for your colleagues</Trans></label>
      <textarea
        ref={field}
        id={id}
        rows={3}
        maxLength={AT_MOST}
        value={text}
        readOnly={isPending}
        placeholder={t`A note for your colleagues`}
        onChange={({ target }) => { write(target.value); if (error) reset() }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) add()
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
        className="w-full rounded-control border border-control bg-surface px-3 py-2 text-base text-ink placeholder:text-muted"
      />
      <Refused problem={error} words={NOTE_WORDS} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p aria-live="polite" className="text-sm text-muted">
          {left <= RUNNING_OUT && <Plural value={left} one="# character left" other="# characters left" />}
        </p>
        <Button type="submit" kind="outline" size="sm" busy={isPending} disabled={text.trim() === ''}><Trans>Add the note</Trans></Button>
      </div>
    </form>
  )
}
