import { Trans } from '@lingui/react/macro'
import { type ReactNode, useSyncExternalStore } from 'react'

function listen(change: () => void): () => void {
  window.addEventListener('online', change)
  window.addEventListener('offline', change)
  return () => {
    window.removeEventListener('online', change)
    window.removeEventListener('offline', change)
  }
}

/** Says that the browser has no network; what was read before stays on the page. */
export function Offline(): ReactNode {
  const online = useSyncExternalStore(listen, () => navigator.onLine)
  return (
    <div role="status">
      {!online && (
        <p className="bg-accent-soft px-4 py-2 text-center text-ink">
          <Trans>You are offline. What you see may be out of date.</Trans>
        </p>
      )}
    </div>
  )
}
