import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { may } from '@/desk/session/may'
import { inLocale, locale } from '@/locale/locale'
import { count } from '@/locale/numbers'

import { fetchSearchesCsv, readSearches, type Searches } from '../api/searches'
import { usePeriod } from '../period'
import { before, placesBefore } from '../places'
import { percent } from '../words'
import { Place } from './place'
import { Report } from './report'

const CELL = 'px-3 py-2'

/** What is searched for most, and how its place changed; or what was searched for in vain. */
export function SearchedTerms({ inVain }: { inVain: boolean }): ReactNode {
  const { t } = useLingui()
  const period = usePeriod()
  const query = useQuery(readSearches(period, inVain))
  return (
    <Report
      title={inVain ? <Trans>Searched without results</Trans> : <Trans>Searched most</Trans>}
      query={query}
      daysOf={(data) => data.period}
      csv={{ name: inVain ? t`searches-without-results` : t`searches`, fetch: (signal) => fetchSearchesCsv(period, inVain, signal) }}
      empty={({ items }) => items.length === 0 && (inVain ? <Trans>Every search of this period found something.</Trans> : <Trans>Nobody searched in this period.</Trans>)}
    >
      {(data, waiting) => <Terms searches={data} inVain={inVain} waiting={waiting} />}
    </Report>
  )
}

function Terms({ searches, inVain, waiting }: { searches: Searches; inVain: boolean; waiting: boolean }): ReactNode {
  const { t } = useLingui()
  const { items, period } = searches
  const { data: earlier } = useQuery({ ...readSearches(before(period), inVain), placeholderData: undefined, refetchInterval: false })
  const places = earlier && placesBefore(earlier.items)
  return (
    <figure className="grid grid-cols-1 gap-4" aria-busy={waiting}>
      <figcaption className="max-w-prose text-lg">{useFinding(items, inVain)}</figcaption>
      {/* What scrolls must be reachable by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div tabIndex={0} role="group" aria-label={inVain ? t`Searched without results` : t`Searched most`} className={`max-h-[36rem] overflow-auto rounded-card border border-line transition-opacity ${waiting ? 'opacity-60' : ''}`}>
        <table className="w-full text-md tabular-nums">
          <thead className="sticky top-0 bg-sunken text-sm text-muted">
            <tr>
              <th scope="col" className={`${CELL} text-end`}><Trans>Place</Trans></th>
              <th scope="col" className={`${CELL} text-start`}><Trans>Search</Trans></th>
              <th scope="col" className={`${CELL} text-end`}><Trans>Times</Trans></th>
              <th scope="col" className={`${CELL} text-end`}><Trans>Without results</Trans></th>
              <th scope="col" className={`${CELL} text-start`}><Trans>Place before</Trans></th>
            </tr>
          </thead>
          <tbody>
            {items.map(({ term, searches: times, without_results: vain }, index) => (
              <tr key={term} className="border-t border-line">
                <td className={`${CELL} text-end text-muted`}>{count(index + 1)}</td>
                <th scope="row" className={`${CELL} text-start font-normal wrap-anywhere`}>
                  <a href={inLocale(locale, `/search?q=${encodeURIComponent(term)}`)} target="_blank" rel="noopener" className="link inline-block min-h-6"><bdi>{term}</bdi></a>
                </th>
                <td className={`${CELL} text-end`}>{count(times)}</td>
                <td className={`${CELL} text-end`}><bdi>{vain === 0 ? count(0) : `${count(vain)} (${percent(vain / times)})`}</bdi></td>
                <td className={CELL}>{places && <Place now={index + 1} was={places.get(term)} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {inVain && may('search.manage') && <p><Link to="/admin/synonyms" className="link inline-flex min-h-11 items-center"><Trans>Give the shop’s search synonyms</Trans></Link></p>}
    </figure>
  )
}

function useFinding([best]: Searches['items'], inVain: boolean): string {
  const { t } = useLingui()
  if (!best) return ''
  const { term } = best
  const [times, vain] = [count(best.searches), count(best.without_results)]
  return inVain ? t`Most often in vain: “${term}”. Of ${times} searches for it, ${vain} found nothing.` : t`Most often: “${term}”. It was searched for ${times} times.`
}
