import { Plural, Trans } from '@lingui/react/macro'
import { type ReactNode, useEffect, useState } from 'react'

import { atHour } from '@/locale/dates'

/** At which minutes before the end those who listen are told. */
const TOLD = [5, 1]

/** Until when an order waits for its money; the last minutes are announced. */
export function PaymentWindow({ until }: { until: string }): ReactNode {
  const minutes = useMinutesUntil(until)
  const hour = atHour(until)
  const told = TOLD.findLast((mark) => minutes <= mark)
  return (
    <>
      <p className="text-md text-muted">
        <Trans>We keep it for you until {hour}.</Trans>
      </p>
      <p role="status" className="text-md font-semibold text-warn empty:hidden">
        {told !== undefined && minutes > 0 && <Plural value={told} one="Less than # minute left to pay" other="Less than # minutes left to pay" />}
      </p>
    </>
  )
}

const minutesUntil = (until: string): number => Math.ceil((Date.parse(until) - Date.now()) / 60_000)

function useMinutesUntil(until: string): number {
  const [minutes, setMinutes] = useState(() => minutesUntil(until))
  useEffect(() => {
    const clock = setInterval(() => { setMinutes(minutesUntil(until)) }, 5_000)
    return () => { clearInterval(clock) }
  }, [until])
  return minutes
}
