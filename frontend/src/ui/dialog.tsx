import { useLingui } from '@lingui/react/macro'
import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'

import { IconButton } from './button'

interface DialogProps {
  open: boolean
  onClose: () => void
  title: ReactNode
  children: ReactNode
  /** Stands below what scrolls, such as the buttons. */
  footer?: ReactNode
  /** In the middle; at the end of the line, as a cart; or rising from below. */
  place?: 'middle' | 'end' | 'below'
  /** It asks before something that cannot be taken back. */
  alert?: boolean
}

const PLACES = {
  middle: 'm-auto max-h-[90dvh] w-[min(34rem,calc(100vw-2rem))] rounded-panel',
  end:
    'ms-auto me-0 my-0 h-dvh max-h-none w-[min(28rem,100vw)] [--slide-from:100%] rtl:[--slide-from:-100%] ' +
    'animate-[slide-in_220ms_var(--ease-panel)]',
  below: 'mx-0 mt-auto mb-0 max-h-[92dvh] w-full max-w-none rounded-t-panel animate-[rise-in_220ms_var(--ease-panel)]',
} as const

/** A native modal dialog: the browser keeps the focus inside, closes on Escape and gives the focus back. */
export function Dialog({ open, onClose, title, children, footer, place = 'middle', alert = false }: DialogProps): ReactNode {
  const { t } = useLingui()
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const element = dialog.current
    if (!element) return
    if (open && !element.open) element.showModal()
    if (!open && element.open) element.close()
  }, [open])
  return (
    // A click beside the dialog is a click on the element itself; Escape does the same by keyboard.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={dialog}
      role={alert ? 'alertdialog' : undefined}
      aria-labelledby={heading}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) onClose()
      }}
      className={`bg-paper text-ink shadow-dialog ${PLACES[place]}`}
    >
      {open && (
        <div className="flex h-full max-h-[inherit] flex-col">
          <header className="flex items-center justify-between gap-4 border-b border-line px-5 py-3">
            <h2 id={heading} className="text-h3">
              {title}
            </h2>
            <IconButton label={t`Close`} onClick={onClose}>
              <X aria-hidden className="size-5" />
            </IconButton>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</div>
          {footer && <footer className="border-t border-line px-5 py-4">{footer}</footer>}
        </div>
      )}
    </dialog>
  )
}
