import { Fragment, type ReactNode } from 'react'

interface MarkedProps {
  text: string
  /** [start, end) in code points, in their order. */
  ranges: readonly (readonly number[])[] | undefined
}

/** A text in which some words are marked. */
export function Marked({ text, ranges = [] }: MarkedProps): ReactNode {
  const letters = Array.from(text)
  const part = (from: number, to?: number): string => letters.slice(from, to).join('')
  return (
    <>
      {ranges.map(([start = 0, end], index) => (
        <Fragment key={start}>
          {part(ranges[index - 1]?.[1] ?? 0, start)}
          <mark className="bg-transparent font-semibold text-inherit">{part(start, end)}</mark>
        </Fragment>
      ))}
      {part(ranges.at(-1)?.[1] ?? 0)}
    </>
  )
}
