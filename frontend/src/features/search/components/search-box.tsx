import { useLingui } from '@lingui/react/macro'
import { Search } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'

/** Words to search for; Enter always searches. */
export function SearchBox(): ReactNode {
  const { t } = useLingui()
  const navigate = useNavigate()
  const asked = useSearchParams()[0].get('q') ?? ''
  const [words, setWords] = useState(asked)
  const [before, setBefore] = useState(asked)
  if (before !== asked) {
    setBefore(asked)
    setWords(asked)
  }
  return (
    <form
      role="search"
      action="/search"
      onSubmit={(event) => {
        event.preventDefault()
        const q = words.trim()
        if (q) void navigate(`/search?q=${encodeURIComponent(q)}`)
      }}
      className="relative"
    >
      <Search aria-hidden className="pointer-events-none absolute inset-y-0 start-4 my-auto size-5 text-muted" />
      <input
        type="search"
        name="q"
        dir="auto"
        enterKeyHint="search"
        aria-label={t`Search the shop`}
        placeholder={t`Search the shop`}
        value={words}
        onChange={(event) => { setWords(event.target.value) }}
        className="min-h-11 w-full rounded-chip border border-control bg-surface ps-12 pe-4 text-base placeholder:text-muted text-start"
      />
    </form>
  )
}
