import { type ReactNode, useEffect, useRef } from 'react'
import { useLocation } from 'react-router'

import { useShop } from '@/api/shop'
import { inLocale, locale, LOCALES } from '@/locale/locale'

interface PageTitleProps {
  /** What the page is about: its heading, and the beginning of the tab's title. */
  title: string
  /** Another heading than the title, such as with marked words. */
  heading?: ReactNode
  /** For those who listen alone: the page shows its subject in another way. */
  hidden?: boolean
  /** One or two sentences for search engines. */
  description?: string | undefined
  /** Not for search engines: baskets, accounts, what is not there. */
  noindex?: boolean
  lang?: string | undefined
  className?: string
}

let navigated = false

/** The page's one h1, its title, and what search engines read. After a navigation it has the focus. */
export function PageTitle({ title, heading, hidden = false, description, noindex = false, lang, className = '' }: PageTitleProps): ReactNode {
  const shop = useShop()?.name ?? 'Souk'
  const { pathname } = useLocation()
  const h1 = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // The first page of a visit is read from its beginning.
    if (navigated) h1.current?.focus({ preventScroll: true })
    navigated = true
  }, [pathname])
  const origin = window.location.origin
  return (
    <>
      <title>{`${title} · ${shop}`}</title>
      {description && <meta name="description" content={description} />}
      {noindex ? (
        <meta name="robots" content="noindex" />
      ) : (
        <>
          <link rel="canonical" href={origin + inLocale(locale, pathname)} />
          {LOCALES.map((each) => (
            <link key={each} rel="alternate" hrefLang={each} href={origin + inLocale(each, pathname)} />
          ))}
          <link rel="alternate" hrefLang="x-default" href={origin + pathname} />
        </>
      )}
      <h1 ref={h1} tabIndex={-1} lang={lang} className={hidden ? 'sr-only' : className}>
        {heading ?? title}
      </h1>
    </>
  )
}
