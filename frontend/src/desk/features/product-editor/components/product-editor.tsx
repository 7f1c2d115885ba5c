import { Trans, useLingui } from '@lingui/react/macro'
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react'
import { Link, Navigate } from 'react-router'

import { may } from '@/desk/session/may'
import { DirtyBar } from '@/desk/ui/dirty-bar'
import { LeaveGuard } from '@/desk/ui/leave-guard'
import { atHour, atTime } from '@/locale/dates'
import { Button, LinkButton } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { ErrorSummary } from '@/ui/error-summary'
import { Notice } from '@/ui/notice'
import { Refused } from '@/ui/refused'
import { useToasts } from '@/ui/toast'

import type { Product, Status } from '../api/product'
import { SAVE_WORDS } from '../api/save-product'
import { DEFAULT_LOCALE, emptyForm, type Form } from '../form'
import { skuPart } from '../grid'
import { missingOf } from '../missing'
import { useEditor } from '../use-editor'
import { PicturesPanel } from './pictures-panel'
import { PropertiesPanel } from './properties-panel'
import { ShelfPanel } from './shelf-panel'
import { StatePanel } from './state-panel'
import { TextsPanel } from './texts-panel'
import { VariantsPanel } from './variants-panel'

const SaveConflict = lazy(async () => ({ default: (await import('./save-conflict')).SaveConflict }))

interface ProductEditorProps {
  /** None: a new one. */
  product?: Product | undefined
  /** What a new one begins with. */
  begin?: Form | undefined
  /** Under which its draft is kept. */
  place: string
  /** Whose draft it is. */
  person: string
  currency: string
  locales: readonly string[]
}

/** A product in one form, saved in one piece: what is refused, interrupted or overtaken is lost nowhere. */
export function ProductEditor({ product, begin, place, person, currency, locales: ofShop }: ProductEditorProps): ReactNode {
  const { t, i18n } = useLingui()
  const [blank] = useState(() => begin ?? emptyForm())
  const editor = useEditor({ product, begin: blank, place, person, currency })
  const [archiving, setArchiving] = useState(false)
  const [discarding, setDiscarding] = useState(false)
  const { form, change, dirty, faults } = editor
  const words = new Map(faults.map(({ id, text }) => [id, i18n._(text)]))
  const stock = useMemo(() => new Map(product?.variants.map((variant) => [variant.id, variant.stock])), [product])
  const locales = [...new Set([DEFAULT_LOCALE, ...ofShop, ...Object.keys(form.texts)])]
  const readOnly = !may('products.write')
  // A new one gets its own address once it is made: what is typed until then would have no place.
  const disabled = readOnly || (!product && editor.busy)
  const part = { form, change, faultAt: (id: string) => words.get(id), disabled, locales }
  const typed = form.texts[DEFAULT_LOCALE]?.title.trim() ?? ''
  const title = typed === '' ? t`New product` : typed
  const slug = slugOf(typed)
  const say = (status: Status): void => {
    const said = { published: t`${title} is in the shop window`, draft: t`${title} is saved as a draft`, archived: t`${title} is off sale` }
    useToasts.getState().show({ text: said[status] })
  }
  const save = async (status?: Status): Promise<boolean> => {
    const saved = await editor.save(status)
    if (saved) say(status ?? form.status)
    return saved
  }
  if (editor.created) return <Navigate to={`/admin/products/${editor.created.id}`} replace />
  return (
    <div className="grid grid-cols-1 gap-5">
      <Kept editor={editor} onDiscard={() => { setDiscarding(true) }} />
      {readOnly && <Notice><Trans>You may look at products; changing them takes the permission <code>products.write</code>.</Trans></Notice>}
      <ErrorSummary attempt={editor.attempt} faults={faults.map(({ id, text }) => ({ id, text: i18n._(text) }))} />
      <Refused problem={editor.problem} words={SAVE_WORDS}><Trans>Nothing of it is saved yet, and nothing is lost: it stays here. Save again to go on.</Trans></Refused>
      <Holder of={editor.holder} />
      <div className="grid grid-cols-1 items-start gap-5 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 grid-cols-1 gap-5">
          <TextsPanel {...part} />
          <PicturesPanel {...part} />
        </div>
        <div className="grid min-w-0 grid-cols-1 gap-5">
          <StatePanel
            product={product}
            missing={missingOf(form, locales, stock)}
            dirty={dirty}
            busy={editor.busy}
            onSave={readOnly ? null : (status) => void save(status)}
            onArchive={() => { setArchiving(true) }}
          />
          <ShelfPanel {...part} suggested={slug} />
        </div>
      </div>
      <VariantsPanel {...part} product={product} currency={currency} skuBegin={skuPart(slug.split('-').slice(0, 2).join(''))} />
      <PropertiesPanel {...part} />
      {product && !readOnly && (
        <p>
          <LinkButton kind="outline" size="sm" to={`/admin/products/new?copy=${product.id}`}><Trans>Begin another one like it</Trans></LinkButton>
        </p>
      )}
      <DirtyBar
        dirty={dirty && !readOnly}
        busy={editor.busy}
        onSave={() => { if (!readOnly && !editor.busy && (dirty || !product)) void save() }}
        onDiscard={() => { setDiscarding(true) }}
        action={product ? undefined : <Trans>Save the product</Trans>}
      >
        <Trans>Not saved yet. Kept in this browser until you do.</Trans>
      </DirtyBar>
      <LeaveGuard when={dirty && !readOnly && !editor.created} onSave={() => save()} onDiscard={editor.discard} />
      <Suspense>
        {editor.present && <SaveConflict editor={editor} present={editor.present} onSaved={() => { say(form.status) }} />}
      </Suspense>
      <Sure open={archiving} onClose={() => { setArchiving(false) }} title={<Trans>Archive {title}?</Trans>} action={<Trans>Archive {title}</Trans>} onDo={() => void save('archived')}>
        <Trans>Shoppers no longer find it; orders that name it stay as they are. You can publish it again.</Trans>
      </Sure>
      <Sure open={discarding} onClose={() => { setDiscarding(false) }} title={<Trans>Discard your changes?</Trans>} action={<Trans>Discard them</Trans>} onDo={editor.discard}>
        {product ? <Trans>The form shows again what is saved. Stock that you moved and words that you saved stay.</Trans> : <Trans>The form is empty again.</Trans>}
      </Sure>
    </div>
  )
}

/** Says that earlier work is here again. */
function Kept({ editor: { kept, dirty, overtaken }, onDiscard }: { editor: ReturnType<typeof useEditor>; onDiscard: () => void }): ReactNode {
  if (!kept || !dirty) return null
  const today = new Date(kept.at).toDateString() === new Date().toDateString()
  const iso = new Date(kept.at).toISOString()
  const moment = today ? atHour(iso) : atTime(iso)
  return (
    <Notice title={<Trans>Your unsaved changes from {moment} are here again</Trans>}>
      {overtaken && <p><Trans>Somebody saved this product since. When you save, you choose what stays.</Trans></p>}
      <div><Button kind="outline" size="sm" onClick={onDiscard}><Trans>Discard them</Trans></Button></div>
    </Notice>
  )
}

/** Leads to the product that has what was refused. */
function Holder({ of }: { of: { id?: string; product_id?: string; title?: string } | undefined }): ReactNode {
  const id = of?.product_id ?? of?.id
  const title = of?.title
  if (id === undefined || title === undefined) return null
  return <p><Trans>It belongs to <Link to={`/admin/products/${id}`} target="_blank" className="link"><bdi>{title}</bdi></Link>.</Trans></p>
}

interface SureProps {
  open: boolean
  onClose: () => void
  title: ReactNode
  action: ReactNode
  onDo: () => void
  children: ReactNode
}

function Sure({ open, onClose, title, action, onDo, children }: SureProps): ReactNode {
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      footer={
        <div className="flex flex-wrap justify-end gap-3">
          <Button kind="outline" onClick={onClose}><Trans>Leave it</Trans></Button>
          <Button kind="danger" onClick={() => { onClose(); onDo() }}>{action}</Button>
        </div>
      }
    >
      <p>{children}</p>
    </Dialog>
  )
}

/** About what the service makes of a title in Latin letters; in other scripts only the service knows. */
function slugOf(title: string): string {
  return title.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 120)
}
