import { useEffect, useState } from 'react'

import { useStream } from '@/api/live'

import { heard, type Known, type LiveNumbers, type Shown, shownAt } from '../minutes'

/** How often time passes on the screen where nothing is heard, in milliseconds. */
const TICK = 5_000

/** What happens in the shop now, and whether it is still being heard. Undefined until the first event. */
export function useLiveNumbers(): { shown: Shown | undefined; live: boolean } {
  const [known, setKnown] = useState<Known>()
  const live = useStream({
    on: true,
    path: '/analytics/stream',
    event: 'numbers',
    onEvent: (data) => {
      // The document types what the stream sends.
      const said = JSON.parse(data) as LiveNumbers
      setKnown((before) => heard(before, said, performance.now()))
    },
  })
  const [now, setNow] = useState(0)
  useEffect(() => {
    if (!live) return
    const clock = setInterval(() => { setNow(performance.now()) }, TICK)
    return () => { clearInterval(clock) }
  }, [live])
  return { shown: known && shownAt(known, now, !live), live }
}
