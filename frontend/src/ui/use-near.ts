import { type RefObject, useEffect, useState } from 'react'

/** Whether something has come near to what is seen; it stays so. For what need not be read before. */
export function useNear(element: RefObject<Element | null>): boolean {
  const [near, setNear] = useState(() => typeof IntersectionObserver === 'undefined')
  useEffect(() => {
    const watched = element.current
    if (near || !watched) return
    const observer = new IntersectionObserver(
      (entries) => { if (entries.some(({ isIntersecting }) => isIntersecting)) setNear(true) },
      { rootMargin: '400px' },
    )
    observer.observe(watched)
    return () => { observer.disconnect() }
  }, [element, near])
  return near
}
