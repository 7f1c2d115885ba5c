/** How the page fared, as web.dev/vitals counts it, from what the browser has noted since the navigation. */
import type { Vital } from './api/tell-vitals'

interface Shift extends PerformanceEntry {
  value: number
  hadRecentInput: boolean
}
interface Interaction extends PerformanceEntry {
  interactionId: number
}

/** A burst of shifts ends after a second of rest, and after five. */
const REST = 1_000
const LONGEST_BURST = 5_000
/** The slowest interactions that are kept: one in fifty is left out of INP. */
const KEPT = 10
const ONE_IN = 50
/** Shorter ones are as quick as anybody can tell, in milliseconds. */
const QUICK = 40

function observe(type: string, hear: (entry: PerformanceEntry) => void): void {
  if (!PerformanceObserver.supportedEntryTypes.includes(type)) return
  const options = { type, buffered: true, durationThreshold: QUICK }
  new PerformanceObserver((list) => { list.getEntries().forEach(hear) }).observe(options)
}

/** The worst burst of things that moved by themselves. */
export function shifts(): { hear: (shift: Pick<Shift, 'startTime' | 'value' | 'hadRecentInput'>) => void; worst: () => number } {
  let worst = 0
  let burst = { first: 0, last: -Infinity, sum: 0 }
  return {
    hear: ({ startTime, value, hadRecentInput }) => {
      if (hadRecentInput) return
      const goesOn = startTime - burst.last < REST && startTime - burst.first < LONGEST_BURST
      burst = { first: goesOn ? burst.first : startTime, last: startTime, sum: value + (goesOn ? burst.sum : 0) }
      worst = Math.max(worst, burst.sum)
    },
    worst: () => worst,
  }
}

/** The slowest interaction, of many all but one in fifty. */
export function interactions(): { hear: (entry: Pick<Interaction, 'interactionId' | 'duration'>) => void; slowest: () => number | undefined } {
  const slow = new Map<number, number>()
  const ids = new Set<number>()
  return {
    hear: ({ interactionId, duration }) => {
      if (!interactionId) return
      ids.add(interactionId)
      slow.set(interactionId, Math.max(duration, slow.get(interactionId) ?? 0))
      if (slow.size <= KEPT) return
      const [quickest] = [...slow].reduce((least, each) => (each[1] < least[1] ? each : least))
      slow.delete(quickest)
    },
    slowest: () => [...slow.values()].sort((a, b) => b - a)[Math.min(slow.size - 1, Math.floor(ids.size / ONE_IN))],
  }
}

/** Watches from now on; what the browser noted before counts too. The answer says how it stands. */
export function watchVitals(): () => Vital[] {
  const times = new Map<Vital['name'], number>()
  const moved = shifts()
  const acted = interactions()
  let touched = false
  observe('paint', ({ name, startTime }) => { if (name === 'first-contentful-paint') times.set('FCP', startTime) })
  // What is drawn because of the shopper is no matter of loading.
  observe('first-input', () => { touched = true })
  observe('largest-contentful-paint', ({ startTime }) => { if (!touched) times.set('LCP', startTime) })
  observe('layout-shift', (entry) => { moved.hear(entry as Shift) })
  observe('event', (entry) => { acted.hear(entry as Interaction) })
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  if (navigation) times.set('TTFB', navigation.responseStart)
  return () => {
    const inp = acted.slowest()
    const paced = inp === undefined ? [] : [['INP', inp] as const]
    return [...times, ['CLS', moved.worst()] as const, ...paced].map(([name, value]) => ({ name, value }))
  }
}
