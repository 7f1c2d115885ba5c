import { Trans, useLingui } from '@lingui/react/macro'
import { Bookmark, Trash2 } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import { Link } from 'react-router'

import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { TextField } from '@/ui/field'
import { useToasts } from '@/ui/toast'

import { useKept, type View } from './kept'
import type { ListAddress } from './list-address'

const CHIP = 'inline-flex min-h-11 items-center rounded-chip border border-line bg-surface px-4 text-md hover:border-control hover:bg-sunken aria-[current]:border-primary aria-[current]:bg-primary-soft aria-[current]:font-semibold'
const NONE: readonly View[] = []

/** Views that the reader has named, one click away; this browser keeps them. */
export function Views({ list, address }: { list: string; address: ListAddress }): ReactNode {
  const { t } = useLingui()
  const saved = useKept((kept) => kept.views[list]) ?? NONE
  const present = saved.find(({ view }) => view === address.view)
  const chips = [{ name: t`All`, view: '' }, ...saved]
  if (saved.length === 0 && address.view === '') return null
  return (
    <div className="flex flex-wrap items-center gap-2">
      <nav aria-label={t`Saved views`} className="flex flex-wrap gap-2">
        {chips.map(({ name, view }) => (
          <Link key={name} to={{ search: view }} preventScrollReset aria-current={view === address.view ? 'true' : undefined} className={CHIP}>
            <bdi>{name}</bdi>
          </Link>
        ))}
      </nav>
      {present && <RemoveView list={list} saved={saved} present={present} />}
      {!present && address.view !== '' && <SaveView list={list} saved={saved} view={address.view} />}
    </div>
  )
}

function RemoveView({ list, saved, present }: { list: string; saved: readonly View[]; present: View }): ReactNode {
  const { t } = useLingui()
  const { setViews } = useKept.getState()
  const { name } = present
  const remove = (): void => {
    setViews(list, saved.filter((each) => each !== present))
    useToasts.getState().show({ text: t`The view ${name} is removed`, action: { label: <Trans>Undo</Trans>, run: () => { setViews(list, saved) } } })
  }
  return (
    <Button kind="quiet" size="sm" onClick={remove}>
      <Trash2 aria-hidden className="size-5" />
      <Trans>Remove this view</Trans>
    </Button>
  )
}

function SaveView({ list, saved, view }: { list: string; saved: readonly View[]; view: string }): ReactNode {
  const [open, setOpen] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const form = 'save-view'
  const close = (): void => { setOpen(false) }
  return (
    <>
      <Button kind="quiet" size="sm" onClick={() => { setOpen(true) }}>
        <Bookmark aria-hidden className="size-5" />
        <Trans>Save this view</Trans>
      </Button>
      <Dialog
        open={open}
        onClose={close}
        title={<Trans>Save this view</Trans>}
        footer={<Button type="submit" form={form}><Trans>Save view</Trans></Button>}
      >
        <form
          id={form}
          onSubmit={(event) => {
            event.preventDefault()
            const name = field.current?.value.trim() ?? ''
            // A name is a view's own: the same again is the new one.
            useKept.getState().setViews(list, [...saved.filter((each) => each.name !== name), { name, view }])
            close()
          }}
        >
          <TextField ref={field} label={<Trans>Name</Trans>} hint={<Trans>Such as “Paid today”. Only this browser keeps it.</Trans>} required maxLength={40} autoComplete="off" />
        </form>
      </Dialog>
    </>
  )
}
