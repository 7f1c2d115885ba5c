import { useEffect, useEffectEvent } from 'react'

/** Calls when the browser shows this very page again, as it was left: what was under way then is not any more. */
export function useComeBack(onBack: () => void): void {
  const back = useEffectEvent(onBack)
  useEffect(() => {
    const shown = ({ persisted }: PageTransitionEvent): void => {
      if (persisted) back()
    }
    window.addEventListener('pageshow', shown)
    return () => { window.removeEventListener('pageshow', shown) }
  }, [])
}
