import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { type Column, DataList } from '@/desk/list/data-list'
import { useListAddress } from '@/desk/list/list-address'
import { onDay } from '@/locale/dates'
import { languageName } from '@/locale/languages'
import { inLocale, LOCALES } from '@/locale/locale'
import { count } from '@/locale/numbers'
import { Empty } from '@/ui/states'

import { type EmptySearch, readEmptySearches } from '../api/empty-searches'
import { SearchWays } from './search-ways'

const SPEC = { filters: {} } as const

const COLUMNS: readonly Column<EmptySearch>[] = [
  { id: 'times', head: <Trans>Times</Trans>, cell: ({ times }) => count(times), end: true },
  { id: 'language', head: <Trans>Language</Trans>, cell: ({ language }) => <bdi lang={language}>{languageName(language)}</bdi> },
  { id: 'last', head: <Trans>Last time</Trans>, cell: ({ last_at: at }) => onDay(at), wide: true },
  { id: 'try', head: <Trans>In the shop</Trans>, cell: (row) => <Try row={row} /> },
]

/** The same search in the shop, in its language where the shop has pages in it. */
function Try({ row: { term, language } }: { row: EmptySearch }): ReactNode {
  const page = LOCALES.find((each) => each === language)
  return <a href={inLocale(page ?? 'en', `/search?q=${encodeURIComponent(term)}`)} target="_blank" rel="noopener" className="link inline-block min-h-6"><Trans>Try it</Trans></a>
}

/** What shoppers asked for and nobody found, the most frequent first. Each leads to a group of synonyms that begins with it. */
export function EmptySearchTable(): ReactNode {
  const { t } = useLingui()
  const address = useListAddress(SPEC)
  return (
    <div className="grid gap-4">
      <SearchWays />
      <p className="max-w-3xl text-muted"><Trans>Open a search to begin a group of synonyms with it.</Trans></p>
      <DataList
        list="without-results"
        label={t`Searches without results`}
        query={useQuery(readEmptySearches(address.cursor))}
        address={address}
        keyOf={({ language, term }) => `${language} ${term}`}
        name={{
          head: <Trans>Search</Trans>, of: ({ term }) => term, show: ({ term, language }) => <bdi lang={language}>{term}</bdi>,
          to: ({ language, term }) => `/admin/synonyms?${new URLSearchParams({ language, add: term }).toString()}`,
        }}
        columns={COLUMNS}
        empty={<Empty title={<Trans>Every search has found something</Trans>}><Trans>What shoppers look for and do not find is counted here.</Trans></Empty>}
      />
    </div>
  )
}
