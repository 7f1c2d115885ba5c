import { Trans, useLingui } from '@lingui/react/macro'
import { Search } from 'lucide-react'
import { type ReactNode, useId, useRef } from 'react'

import { Button } from '@/ui/button'

import { useKeys } from '../keys/keys'
import type { ListAddress } from './list-address'
import { Views } from './views'

interface Choice {
  name: string
  label: string
  /** What stands for no choice. */
  any: string
  options: readonly { value: string; label: string }[]
}

interface FilterBarProps {
  list: string
  address: ListAddress
  /** What is typed, and what it is looked for in. */
  search?: { name: string; label: string; placeholder: string; maxLength?: number }
  choices?: readonly Choice[]
}

const CONTROL = 'min-h-11 w-full sm:max-w-38 rounded-control border border-control bg-surface px-3 text-md text-ink'

/** What a list is narrowed by, and its saved views. */
export function FilterBar({ list, address, search, choices = [] }: FilterBarProps): ReactNode {
  return (
    <div className="grid gap-3">
      <Views list={list} address={address} />
      <div className="flex flex-wrap items-end gap-3">
        {search && <SearchField key={address.values[search.name] ?? ''} address={address} {...search} />}
        {choices.map((choice) => <ChoiceField key={choice.name} address={address} {...choice} />)}
        {address.filtered && (
          <Button kind="quiet" size="sm" onClick={address.clear}>
            <Trans>Clear all filters</Trans>
          </Button>
        )}
      </div>
    </div>
  )
}

function SearchField({ address, name, label, placeholder, maxLength = 254 }: { address: ListAddress } & NonNullable<FilterBarProps['search']>): ReactNode {
  const { t } = useLingui()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  useKeys([{ key: '/', name: t`Search`, run: () => { field.current?.focus(); field.current?.select() } }])
  return (
    <form
      role="search"
      className="flex min-w-0 flex-1 basis-44 flex-col gap-1"
      onSubmit={(event) => {
        event.preventDefault()
        address.change({ [name]: field.current?.value.trim() ?? '' })
      }}
    >
      <label htmlFor={id} className="text-sm font-semibold">{label}</label>
      <span className="flex rounded-control border border-control bg-surface">
        <input
          ref={field}
          id={id}
          type="search"
          maxLength={maxLength}
          defaultValue={address.values[name] ?? ''}
          placeholder={placeholder}
          className="min-h-[2.625rem] min-w-0 flex-1 rounded-control bg-surface px-3 text-md text-ink placeholder:text-muted"
        />
        <button type="submit" aria-label={t`Search`} className="grid w-11 shrink-0 place-items-center rounded-e-control border-s border-control bg-sunken hover:bg-primary-soft">
          <Search aria-hidden className="size-5" />
        </button>
      </span>
    </form>
  )
}

function ChoiceField({ address, name, label, any, options }: { address: ListAddress } & Choice): ReactNode {
  const id = useId()
  const present = address.values[name] ?? ''
  const known = present === '' || options.some(({ value }) => value === present)
  return (
    <div className="flex flex-col gap-1 max-sm:min-w-32 max-sm:flex-1">
      <label htmlFor={id} className="text-sm font-semibold">{label}</label>
      <select
        id={id}
        value={present}
        onChange={({ target }) => { address.change({ [name]: target.value }) }}
        className={CONTROL}
      >
        <option value="">{any}</option>
        {/* What an old link asks for, or what is still to be read. */}
        {!known && <option value={present}>{present}</option>}
        {options.map(({ value, label: said }) => <option key={value} value={value}>{said}</option>)}
      </select>
    </div>
  )
}
