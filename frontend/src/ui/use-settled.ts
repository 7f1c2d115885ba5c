import { useEffect, useState } from 'react'

/** The value once it has rested for so many milliseconds. */
export function useSettled<T>(value: T, rest: number): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const clock = setTimeout(() => { setSettled(value) }, rest)
    return () => { clearTimeout(clock) }
  }, [value, rest])
  return settled
}
