/** Runs in a page that is measured, from before its first line. */

export interface Seen {
  /** The largest thing of the first view was drawn, and what the page is for was there: milliseconds since the navigation. */
  lcp: number
  usable: number
  /** The worst burst of things that moved by themselves, as web vitals count it. */
  cls: number
  /** Bytes as they came: scripts until the page was usable, and what was fetched of the rest. */
  script: number
  style: number
  font: number
  /** Of the pictures of the first view. */
  pictures: number
}

declare global {
  interface Window {
    __seen?: () => Seen
  }
}

interface Shift extends PerformanceEntry {
  value: number
  hadRecentInput: boolean
}

/** Must stand alone: it is sent to the browser as its text. */
export function observe({ usable: selector, guest }: { usable: string; guest: string }): void {
  if (guest) localStorage.setItem('souk.guest', guest)
  let lcp = 0
  let usable = 0
  let cls = 0
  let burst = { first: 0, last: 0, sum: 0 }

  new PerformanceObserver((list) => {
    for (const { startTime } of list.getEntries()) lcp = startTime
  }).observe({ type: 'largest-contentful-paint', buffered: true })

  new PerformanceObserver((list) => {
    for (const { startTime, value, hadRecentInput } of list.getEntries() as Shift[]) {
      if (hadRecentInput) continue
      const goesOn = startTime - burst.last < 1_000 && startTime - burst.first < 5_000
      burst = goesOn ? { ...burst, last: startTime, sum: burst.sum + value } : { first: startTime, last: startTime, sum: value }
      cls = Math.max(cls, burst.sum)
    }
  }).observe({ type: 'layout-shift', buffered: true })

  new MutationObserver((_, observer) => {
    if (document.querySelector(selector) === null) return
    usable = performance.now()
    observer.disconnect()
  }).observe(document, { childList: true, subtree: true, attributes: true })

  window.__seen = () => {
    const files = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
    const bytes = (wanted: (file: PerformanceResourceTiming, path: string) => boolean): number =>
      files.filter((file) => wanted(file, new URL(file.name).pathname)).reduce((sum, file) => sum + file.encodedBodySize, 0)
    const shown = new Set(
      Array.from(document.images)
        .filter((image) => {
          const { top, bottom, left, right } = image.getBoundingClientRect()
          return bottom > 0 && right > 0 && top < innerHeight && left < innerWidth
        })
        .map((image) => image.currentSrc),
    )
    return {
      lcp,
      usable,
      cls,
      script: bytes((file, path) => path.endsWith('.js') && file.responseEnd <= usable),
      style: bytes((_, path) => path.endsWith('.css')),
      font: bytes((_, path) => path.endsWith('.woff2')),
      pictures: bytes(({ name }) => shown.has(name)),
    }
  }
}
