import { Trans, useLingui } from '@lingui/react/macro'
import { plural } from '@lingui/core/macro'
import { ImagePlus, RotateCcw, X } from 'lucide-react'
import { type DragEvent, type ReactNode, useRef, useState } from 'react'

import { wordsFor } from '@/api/words'
import { Panel } from '@/desk/ui/panel'
import { Button, IconButton } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { useToasts } from '@/ui/toast'

import { UPLOAD_WORDS } from '../api/upload-picture'
import { MOST_PICTURES, type PictureForm } from '../form'
import { useUploads } from '../use-uploads'
import type { PartProps } from './part'
import { PictureTile } from './picture-tile'
import { FieldError } from './small-field'

const TYPES = ['image/jpeg', 'image/png', 'image/webp']

/** The pictures in their order, the first of which stands for the product; more come by dropping or choosing files. */
export function PicturesPanel({ form: { pictures }, change, faultAt, disabled, locales }: PartProps & { locales: readonly string[] }): ReactNode {
  const { t, i18n } = useLingui()
  const chooser = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [dragged, setDragged] = useState<string>()
  const [tooMany, setTooMany] = useState(0)
  const uploads = useUploads(({ id, url }) => {
    change((now) => ({ ...now, pictures: [...now.pictures, { id, url, alts: {} }] }))
  })
  const add = (files: readonly File[]): void => {
    const room = Math.max(0, MOST_PICTURES - pictures.length - uploads.list.length)
    setTooMany(Math.max(0, files.length - room))
    uploads.add(files.slice(0, room))
  }
  const arrange = (next: (now: readonly PictureForm[]) => readonly PictureForm[]): void => { change((now) => ({ ...now, pictures: next(now.pictures) })) }
  const move = (id: string, to: number): void => {
    arrange((now) => {
      const moved = now.find((each) => each.id === id)
      const others = now.filter((each) => each.id !== id)
      return moved ? [...others.slice(0, to), moved, ...others.slice(to)] : now
    })
  }
  const remove = (picture: PictureForm, index: number): void => {
    arrange((now) => now.filter(({ id }) => id !== picture.id))
    useToasts.getState().show({
      text: t`Picture removed`,
      action: { label: t`Undo`, run: () => { arrange((now) => [...now.slice(0, index), picture, ...now.slice(index)]) } },
    })
  }
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    if (!disabled && event.dataTransfer.files.length > 0) add([...event.dataTransfer.files])
  }
  const most = MOST_PICTURES
  const leftOut = plural(tooMany, { one: '# was left out', other: '# were left out' })
  return (
    <Panel
      title={<Trans>Pictures</Trans>}
      action={!disabled && (
        <Button id="add-pictures" kind="outline" size="sm" onClick={() => { chooser.current?.click() }}>
          <ImagePlus aria-hidden className="size-5" />
          <Trans>Add pictures</Trans>
        </Button>
      )}
    >
      <FieldError id="add-pictures" error={faultAt('add-pictures')} />
      <input ref={chooser} type="file" multiple accept={TYPES.join(',')} hidden aria-label={t`Pictures to add`} onChange={({ target }) => { add([...target.files ?? []]); target.value = '' }} />
      {tooMany > 0 && <Notice kind="warn"><Trans>A product has at most {most} pictures: {leftOut}.</Trans></Notice>}
      {/* Files are dropped by the pointer alone; the button above does the same. */}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        onDragOver={(event) => { if (event.dataTransfer.types.includes('Files')) { event.preventDefault(); setOver(true) } }}
        onDragLeave={() => { setOver(false) }}
        onDrop={drop}
        className={`grid grid-cols-1 gap-3 rounded-card border-2 border-dashed p-3 ${over ? 'border-primary bg-primary-soft' : 'border-line'}`}
      >
        {pictures.length === 0 && uploads.list.length === 0 && <p className="py-6 text-center text-md text-muted"><Trans>Drop pictures here: JPEG, PNG or WebP, up to 10 MB each.</Trans></p>}
        <ol className="grid grid-cols-1 gap-3">
          {pictures.map((picture, index) => (
            <PictureTile
              key={picture.id}
              picture={picture}
              index={index}
              count={pictures.length}
              locales={locales}
              disabled={disabled}
              faultAt={faultAt}
              onAlt={(locale, words) => { arrange((now) => now.map((each) => (each.id === picture.id ? { ...each, alts: { ...each.alts, [locale]: words } } : each))) }}
              onMove={(to) => { move(picture.id, to) }}
              onRemove={() => { remove(picture, index) }}
              onDrag={(on) => { setDragged(on ? picture.id : undefined) }}
              onDropOn={() => { if (dragged !== undefined) move(dragged, index) }}
            />
          ))}
        </ol>
        <ul aria-label={t`Pictures on their way`} className="grid grid-cols-1 gap-2 empty:hidden">
          {uploads.list.map(({ key, name, share, problem }) => (
            <li key={key} className="grid gap-1 rounded-control bg-sunken px-3 py-2">
              <div className="flex items-center justify-between gap-2">
                <bdi className="min-w-0 truncate text-md">{name}</bdi>
                {problem && (
                  <span className="flex">
                    <IconButton label={t`Try ${name} again`} onClick={() => { uploads.again(key) }}><RotateCcw aria-hidden className="size-5" /></IconButton>
                    <IconButton label={t`Leave ${name} out`} onClick={() => { uploads.forget(key) }}><X aria-hidden className="size-5" /></IconButton>
                  </span>
                )}
              </div>
              {problem ? (
                <p role="alert" className="text-sm font-semibold text-danger">{i18n._(wordsFor(problem, UPLOAD_WORDS))}</p>
              ) : (
                <progress aria-label={t`How much of ${name} has gone`} className="h-2 w-full accent-primary" {...(share < 1 && { value: share })} />
              )}
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  )
}
