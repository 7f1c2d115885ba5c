import { Trans, useLingui } from '@lingui/react/macro'
import { ArrowDown, ArrowUp, GripVertical, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'

import { languageName } from '@/locale/languages'
import { Thumb } from '@/ui/thumb'

import type { PictureForm } from '../form'
import { SmallField } from './small-field'

interface PictureTileProps {
  picture: PictureForm
  index: number
  count: number
  locales: readonly string[]
  disabled: boolean
  faultAt: (id: string) => string | undefined
  onAlt: (locale: string, words: string) => void
  onMove: (to: number) => void
  onRemove: () => void
  onDrag: (on: boolean) => void
  onDropOn: () => void
}

const SMALL_BUTTON = 'inline-grid size-9 place-items-center rounded-control text-ink hover:bg-sunken disabled:opacity-40'

/** A picture, what it shows in words of each language, and its place: by dragging, by buttons. */
export function PictureTile({ picture: { id, url, alts }, index, count, locales, disabled, faultAt, onAlt, onMove, onRemove, onDrag, onDropOn }: PictureTileProps): ReactNode {
  const { t } = useLingui()
  const number = index + 1
  return (
    // Dragging is the pointer's; the buttons inside do the same.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      draggable={!disabled}
      onDragStart={(event) => { event.dataTransfer.effectAllowed = 'move'; onDrag(true) }}
      onDragEnd={() => { onDrag(false) }}
      onDragOver={(event) => { if (!event.dataTransfer.types.includes('Files')) event.preventDefault() }}
      onDrop={(event) => { if (event.dataTransfer.files.length === 0) { event.preventDefault(); onDropOn() } }}
      className="grid grid-cols-1 gap-3 sm:grid-cols-[auto_minmax(0,1fr)] rounded-card border border-line bg-surface p-3"
    >
      <div className="grid content-start justify-items-center gap-1">
        <Thumb url={url} className="size-24" />
        <p className="text-sm text-muted">{index === 0 ? <Trans>Stands for the product</Trans> : <Trans>Picture {number}</Trans>}</p>
        {!disabled && (
          <div className="flex">
            <GripVertical aria-hidden className="hidden size-9 cursor-grab p-2 text-muted md:block" />
            <button type="button" className={SMALL_BUTTON} disabled={index === 0} aria-label={t`Picture ${number}: earlier`} title={t`Earlier`} onClick={() => { onMove(index - 1) }}><ArrowUp aria-hidden className="size-5" /></button>
            <button type="button" className={SMALL_BUTTON} disabled={index === count - 1} aria-label={t`Picture ${number}: later`} title={t`Later`} onClick={() => { onMove(index + 1) }}><ArrowDown aria-hidden className="size-5" /></button>
            <button type="button" className={SMALL_BUTTON} aria-label={t`Picture ${number}: remove`} title={t`Remove`} onClick={onRemove}><Trash2 aria-hidden className="size-5" /></button>
          </div>
        )}
      </div>
      <div className="grid grid-cols-1 content-start gap-2">
        <p className="text-md text-muted"><Trans>What it shows, for those who cannot see it</Trans></p>
        {locales.map((locale) => {
          const language = languageName(locale)
          const field = `alt-${id}-${locale}`
          return (
            <div key={locale}>
              <SmallField
                id={field}
                label={t`Picture ${number} in words, ${language}`}
                lang={locale}
                dir={locale.startsWith('ar') ? 'rtl' : 'ltr'}
                placeholder={language}
                disabled={disabled}
                value={alts[locale] ?? ''}
                error={faultAt(field)}
                onChange={({ target }) => { onAlt(locale, target.value) }}
              />
            </div>
          )
        })}
      </div>
    </li>
  )
}
