import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { Trash2 } from 'lucide-react'
import { type ReactNode, useId } from 'react'

import { IconButton } from '@/ui/button'

import { type Fault, type Row, wordsOf } from '../groups'

const FAULTS = {
  few: msg`A group has at least two different words`,
  many: msg`A group has at most 20 words`,
  long: msg`A word or phrase has at most 80 characters`,
  twice: msg`One of these words stands in another group already`,
} satisfies Record<Fault, MessageDescriptor>

interface GroupRowProps {
  row: Row
  language: string
  fault: Fault | undefined
  onChange: (text: string) => void
  onRemove: () => void
}

/** One group as a line of words. */
export function GroupRow({ row: { key, text }, language, fault, onChange, onRemove }: GroupRowProps): ReactNode {
  const { t, i18n } = useLingui()
  const id = useId()
  const [first = ''] = wordsOf(text)
  return (
    <li className="grid grid-cols-1 gap-1">
      <div className="flex items-center gap-2">
        <input
          data-group={key}
          aria-label={first ? t`Group of ${first}` : t`New group`}
          aria-invalid={fault ? true : undefined}
          aria-describedby={fault ? id : undefined}
          lang={language}
          dir={language === 'ar' ? 'rtl' : 'ltr'}
          maxLength={1700}
          autoComplete="off"
          value={text}
          onChange={({ target }) => { onChange(target.value) }}
          className="min-h-11 min-w-0 flex-1 rounded-control border border-control bg-surface px-3 text-ink aria-invalid:border-2 aria-invalid:border-danger"
        />
        <IconButton label={first ? t`Remove the group of ${first}` : t`Remove this group`} onClick={onRemove}><Trash2 aria-hidden className="size-5" /></IconButton>
      </div>
      {fault && <p id={id} className="text-sm font-semibold text-danger">{i18n._(FAULTS[fault])}</p>}
    </li>
  )
}
