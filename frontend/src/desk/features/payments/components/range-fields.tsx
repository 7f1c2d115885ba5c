import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useId } from 'react'

import type { ListAddress } from '@/desk/list/list-address'
import { Button } from '@/ui/button'

const CONTROL = 'min-h-11 rounded-control border border-control bg-surface px-3 text-md text-ink'

interface Range {
  /** The names of both ends in the address. */
  names: readonly [string, string]
  label: string
  type: 'date' | 'amount'
}

/** Ranges that a list is narrowed by: days in the reader's time zone, amounts as they are typed. They count when sent. */
export function RangeFields({ address, ranges }: { address: ListAddress; ranges: readonly Range[] }): ReactNode {
  const names = ranges.flatMap(({ names: both }) => both)
  return (
    <form
      key={names.map((name) => address.values[name] ?? '').join('|')}
      className="flex flex-wrap items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        const typed = new FormData(event.currentTarget)
        address.change(Object.fromEntries(names.map((name) => [name, (typed.get(name) as string | null)?.trim() ?? ''])))
      }}
    >
      {ranges.map((range) => <RangeField key={range.label} address={address} {...range} />)}
      <Button type="submit" kind="outline" size="sm"><Trans>Narrow</Trans></Button>
    </form>
  )
}

function RangeField({ address, names, label, type }: { address: ListAddress } & Range): ReactNode {
  const { t } = useLingui()
  const id = useId()
  const [from, to] = names
  const field = (name: string, said: string): ReactNode => (
    <input
      aria-label={`${label}: ${said}`}
      name={name}
      defaultValue={address.values[name] ?? ''}
      {...(type === 'date' ? { type } : { inputMode: 'decimal', pattern: String.raw`\d+([.,]\d+)?`, size: 7, maxLength: 15, placeholder: said })}
      className={`${CONTROL} max-w-full`}
    />
  )
  return (
    <div role="group" aria-labelledby={id} className="flex flex-col gap-1">
      <span id={id} className="text-sm font-semibold">{label}</span>
      <span className="flex flex-wrap items-center gap-2">{field(from, t`from`)}<span aria-hidden>–</span>{field(to, t`to`)}</span>
    </div>
  )
}
