import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'

import { useShop } from '@/api/shop'
import { languageName } from '@/locale/languages'
import { locale, LOCALES } from '@/locale/locale'
import { SelectField } from '@/ui/field'
import { Skeleton } from '@/ui/skeleton'
import { Failed } from '@/ui/states'

import { readSynonyms } from '../api/synonyms'
import { SearchWays } from './search-ways'
import { SynonymEditor } from './synonym-editor'

const bare = (code: string): string => code.split('-')[0] ?? code

/** Groups of a language; which one stands in the address, and a word to begin a group with. */
export function Synonyms(): ReactNode {
  const [address, setAddress] = useSearchParams()
  const shop = useShop()?.locales ?? LOCALES
  const asked = address.get('language') ?? ''
  const language = /^[a-z]{2,3}$/.test(asked) ? asked : bare(locale)
  const languages = [...new Set([...shop.map(bare), language])]
  return (
    <div className="grid grid-cols-1 gap-5">
      <SearchWays />
      <div className="max-w-60">
        <SelectField label={<Trans>Language</Trans>} value={language} onChange={({ target }) => { setAddress({ language: target.value }, { replace: true }) }}>
          {languages.map((code) => <option key={code} value={code}>{languageName(code)}</option>)}
        </SelectField>
      </div>
      <Groups key={language} language={language} add={(address.get('add') ?? '').trim()} onAdded={() => { setAddress({ language }, { replace: true }) }} />
    </div>
  )
}

function Groups({ language, add, onAdded }: { language: string; add: string; onAdded: () => void }): ReactNode {
  const { t } = useLingui()
  const { data, error, refetch, isFetching } = useQuery(readSynonyms(language))
  if (data) return <SynonymEditor synonyms={data} add={add} onAdded={onAdded} />
  if (!error) return <Skeleton className="h-96 rounded-card!" />
  return <Failed title={t`The synonyms could not be read.`} problem={error} onRetry={() => void refetch()} retrying={isFetching} />
}
