import { Trans } from '@lingui/react/macro'
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react'
import { useBlocker } from 'react-router'

import { person } from '@/api/token'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'

interface LeaveGuardProps {
  /** Whether there is something unsaved. */
  when: boolean
  /** Answers whether it is saved now. */
  onSave: () => Promise<boolean>
  onDiscard: () => void
}

/**
 * Asks before a click leads away from what is unsaved. Whatever else ends the page (a reload, a session that is over, the
 * browser) asks nothing: an editor keeps its draft, and offers it again.
 */
export function LeaveGuard({ when, onSave, onDiscard }: LeaveGuardProps): ReactNode {
  const blocker = useBlocker(({ currentLocation, nextLocation }) => when && person() !== undefined && currentLocation.pathname !== nextLocation.pathname)
  const [saving, setSaving] = useState(false)
  const stay = (): void => { if (blocker.state === 'blocked') blocker.reset() }
  const leave = (): void => { if (blocker.state === 'blocked') blocker.proceed() }
  const save = async (): Promise<void> => {
    setSaving(true)
    const saved = await onSave()
    setSaving(false)
    if (saved) leave()
    else stay()
  }
  return (
    <Dialog
      open={blocker.state === 'blocked'}
      onClose={stay}
      title={<Trans>Your changes are not saved</Trans>}
      footer={
        <div className="flex flex-wrap justify-end gap-3">
          <Button kind="danger" onClick={() => { onDiscard(); leave() }}><Trans>Discard them</Trans></Button>
          <Button kind="outline" onClick={leave}><Trans>Keep them for later</Trans></Button>
          <Button busy={saving} onClick={() => void save()}><Trans>Save and leave</Trans></Button>
        </div>
      }
    >
      <p><Trans>Kept for later means: in this browser, for you alone, until you come back here.</Trans></p>
    </Dialog>
  )
}

/** Ctrl+S, or ⌘S, does what the button says; the browser would save the page as a file. */
export function useSaveKey(save: () => void): void {
  const run = useEffectEvent(save)
  useEffect(() => {
    const heard = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey) || event.altKey) return
      event.preventDefault()
      if (!event.repeat && !document.querySelector('dialog[open]')) run()
    }
    window.addEventListener('keydown', heard)
    return () => { window.removeEventListener('keydown', heard) }
  }, [])
}
