import { type RefObject, useEffect, useState } from 'react'

/** How wide an element stands, in CSS pixels; `first` until that is known. */
export function useWidth(element: RefObject<Element | null>, first: number): number {
  const [width, setWidth] = useState(first)
  useEffect(() => {
    const measured = element.current
    if (!measured || typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(([entry]) => { if (entry) setWidth(entry.contentRect.width || first) })
    observer.observe(measured)
    return () => { observer.disconnect() }
  }, [element, first])
  return width
}
