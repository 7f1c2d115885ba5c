import { useLingui } from '@lingui/react/macro'
import { Copy } from 'lucide-react'
import type { ReactNode } from 'react'

import { useToasts } from '@/ui/toast'

import { copyLines } from './copy'

/** Says what became of copying. */
export function useCopy(): (lines: readonly string[]) => void {
  const { t } = useLingui()
  return (lines) => void copyLines(lines).then((done) => {
    useToasts.getState().show({ text: done ? t`Copied` : t`This browser does not let the page copy` })
  })
}

/** Copies a number or an id that stands beside it. */
export function CopyButton({ text, label }: { text: string; label: string }): ReactNode {
  const copy = useCopy()
  return (
    <button type="button" aria-label={label} title={label} onClick={() => { copy([text]) }} className="inline-grid size-8 place-items-center rounded-control align-middle text-muted hover:bg-sunken hover:text-ink">
      <Copy aria-hidden className="size-4" />
    </button>
  )
}
