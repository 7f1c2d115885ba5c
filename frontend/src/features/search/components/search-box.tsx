import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Search } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'

import { Countdown } from '@/ui/refused'

import type { Section } from '../sections'
import { useSuggestions } from '../suggestions'
import { optionId, searchFor, SuggestionList, waysOf } from './suggestion-list'

interface SearchBoxProps {
  /** Parts of the shop that the words may name, for where search-service is away. */
  sections?: readonly Section[] | undefined
  /** Another name than that of the header's. */
  label?: string
}

const NONE: readonly Section[] = []
const PANEL = 'absolute inset-x-0 top-full z-50 mt-2 rounded-card border border-line bg-surface shadow-dialog'

/**
 * Words to search for, with suggestions while they are typed (WAI-ARIA's combobox with a list). Enter searches for the
 * words, unless the arrow keys stand on a suggestion.
 */
export function SearchBox({ sections = NONE, label }: SearchBoxProps): ReactNode {
  const { t } = useLingui()
  const name = label ?? t`Search the shop`
  const navigate = useNavigate()
  const list = useId()
  const asked = useSearchParams()[0].get('q') ?? ''
  const [words, setWords] = useState(asked)
  const [before, setBefore] = useState(asked)
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  if (before !== asked) {
    setBefore(asked)
    setWords(asked)
  }
  const suggested = useSuggestions(words, sections, open)
  const ways = waysOf(suggested)
  const shown = open && ways.length > 0
  useEffect(() => {
    if (shown && active >= 0) document.getElementById(optionId(list, active))?.scrollIntoView({ block: 'nearest' })
  }, [shown, active, list])
  const close = (): void => {
    setOpen(false)
    setActive(-1)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && shown) {
      event.preventDefault() // the first Escape closes the list, the next one empties the field
      close()
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    setOpen(true)
    // One place more than there are suggestions: the field itself.
    const places = ways.length + 1
    setActive((active + 1 + (event.key === 'ArrowDown' ? 1 : places - 1)) % places - 1)
  }
  const search = (): void => {
    const q = words.trim()
    const way = shown ? ways[active] : undefined
    if (!way && !q) return
    close()
    void navigate(way ?? searchFor(q))
  }
  return (
    <form
      role="search"
      aria-label={name}
      action="/search"
      onSubmit={(event) => {
        event.preventDefault()
        search()
      }}
      className="relative"
    >
      <Search aria-hidden className="pointer-events-none absolute inset-y-0 start-4 my-auto size-5 text-muted" />
      <input
        type="search"
        name="q"
        dir="auto"
        autoComplete="off"
        enterKeyHint="search"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={shown}
        aria-controls={list}
        aria-activedescendant={shown && active >= 0 ? optionId(list, active) : undefined}
        aria-label={name}
        placeholder={name}
        value={words}
        onChange={(event) => {
          setWords(event.target.value)
          setOpen(true)
          setActive(-1)
        }}
        onFocus={() => { setOpen(words === '') }}
        onKeyDown={onKeyDown}
        onBlur={close}
        className={`min-h-11 w-full rounded-chip border border-control bg-surface ps-12 text-base placeholder:text-muted ${words ? 'pe-12' : 'pe-4 text-start'}`}
      />
      <div
        id={list}
        role="listbox"
        aria-label={t`Suggestions`}
        hidden={!shown}
        className={`${PANEL} max-h-[70dvh] overflow-y-auto p-2`}
      >
        {shown && <SuggestionList id={list} of={suggested} active={active} onPick={close} />}
      </div>
      {open && !shown && suggested.refused && (
        <div className={`${PANEL} p-4`}>
          <p aria-hidden>
            <Trans>Suggestions are pausing. Enter searches all the same.</Trans>
          </p>
          <Countdown problem={suggested.refused} />
        </div>
      )}
      <p role="status" className="sr-only">
        {open && suggested.refused && !shown && <Trans>Suggestions are pausing. Enter searches all the same.</Trans>}
        {open && suggested.ready && !suggested.refused && plural(ways.length, { 0: 'No suggestions', one: '# suggestion', other: '# suggestions' })}
      </p>
    </form>
  )
}
