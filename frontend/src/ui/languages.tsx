import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { useLocation } from 'react-router'

import { inLocale, LOCALES, locale, NAMES } from '@/locale/locale'

/** The same page in each language, by the languages' own names; it loads anew. */
export function Languages({ className = '', link }: { className?: string; link: string }): ReactNode {
  const { t } = useLingui()
  const { pathname, search } = useLocation()
  return (
    <nav aria-label={t`Language`} className={className}>
      {LOCALES.map((each) => (
        <a
          key={each}
          href={inLocale(each, pathname) + search}
          hrefLang={each}
          lang={each}
          aria-current={each === locale ? 'true' : undefined}
          // A word of the system's letters: else the one word fetches a font of 23 kB.
          className={`${link} aria-[current]:font-semibold aria-[current]:text-ink ${each === 'ar' && each !== locale ? '[font-family:system-ui]' : ''}`}
        >
          {NAMES[each]}
        </a>
      ))}
    </nav>
  )
}
