import { useLingui } from '@lingui/react/macro'
import { X } from 'lucide-react'
import { type ReactNode, useEffect } from 'react'
import { create } from 'zustand'

import { IconButton } from './button'

interface Toast {
  id: number
  text: ReactNode
  action?: { label: ReactNode; run: () => void }
  /** Called once, when it goes without its action: by time, by hand, or by the next one. */
  onGone?: () => void
}

interface Toasts {
  shown: Toast | undefined
  show: (toast: Omit<Toast, 'id'>) => void
  act: () => void
  dismiss: () => void
}

/** How long a toast stays, in milliseconds. */
const TOAST_STAYS = 8_000
let ids = 0

/** One sentence about what just happened, with at most one way back. A new one takes the place of the old. */
export const useToasts = create<Toasts>()((set, get) => ({
  shown: undefined,
  show: (toast) => {
    get().dismiss()
    set({ shown: { ...toast, id: ++ids } })
  },
  act: () => {
    const { shown } = get()
    set({ shown: undefined })
    shown?.action?.run()
  },
  dismiss: () => {
    const { shown } = get()
    set({ shown: undefined })
    shown?.onGone?.()
  },
}))

/** Where toasts appear; it is in the page from the start, so that screen readers hear the first one too. */
export function Toaster(): ReactNode {
  const { t } = useLingui()
  const { shown, act, dismiss } = useToasts()
  const id = shown?.id
  useEffect(() => {
    if (id === undefined) return
    const clock = setTimeout(() => { useToasts.getState().dismiss() }, TOAST_STAYS)
    return () => { clearTimeout(clock) }
  }, [id])
  return (
    <div role="status" className="pointer-events-none fixed inset-x-4 bottom-4 z-50 grid justify-items-center">
      {shown && (
        <div className="pointer-events-auto flex max-w-full items-center gap-2 rounded-card bg-ink py-1 ps-4 pe-1 text-paper shadow-dialog">
          <span>{shown.text}</span>
          {shown.action && (
            <button type="button" onClick={act} className="min-h-11 px-3 font-semibold underline underline-offset-4">
              {shown.action.label}
            </button>
          )}
          <IconButton label={t`Dismiss`} onClick={dismiss} className="text-paper! hover:bg-paper/15!">
            <X aria-hidden className="size-5" />
          </IconButton>
        </div>
      )}
    </div>
  )
}
