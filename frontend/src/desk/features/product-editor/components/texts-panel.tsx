import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { Badge } from '@/desk/ui/badge'
import { Panel } from '@/desk/ui/panel'
import { languageName } from '@/locale/languages'

import { DEFAULT_LOCALE, NO_TEXT } from '../form'
import { lacksText } from '../missing'
import type { PartProps } from './part'
import { FieldError, SMALL } from './small-field'

/** Title and description in each language of the shop, side by side. */
export function TextsPanel({ form, change, faultAt, locales, disabled }: PartProps & { locales: readonly string[] }): ReactNode {
  const { t } = useLingui()
  const set = (locale: string, field: 'title' | 'description', value: string): void => {
    change((now) => ({ ...now, texts: { ...now.texts, [locale]: { ...NO_TEXT, ...now.texts[locale], [field]: value } } }))
  }
  return (
    <Panel title={<Trans>Texts</Trans>}>
      <div className="grid grid-cols-1 gap-4 md:grid-cols-[repeat(auto-fit,minmax(11rem,1fr))]">
        {locales.map((locale) => {
          const { title, description } = form.texts[locale] ?? NO_TEXT
          const language = languageName(locale)
          const own = { lang: locale, dir: locale.startsWith('ar') ? 'rtl' as const : 'ltr' as const, disabled }
          const [titleId, descriptionId] = [`title-${locale}`, `description-${locale}`]
          return (
            <fieldset key={locale} className="grid min-w-0 grid-cols-1 content-start gap-3">
              <legend className="contents">
                <span className="flex flex-wrap items-center justify-between gap-2">
                  <span lang={locale} className="font-semibold">{language}</span>
                  {lacksText(form, locale) && <Badge tone="wait">{description.trim() !== '' ? <Trans>Title is missing</Trans> : title.trim() !== '' ? <Trans>Description is missing</Trans> : <Trans>Missing</Trans>}</Badge>}
                </span>
              </legend>
              <label className="grid gap-1 text-md">
                <Trans>Title</Trans>
                <input
                  {...own}
                  id={titleId}
                  value={title}
                  required={locale === DEFAULT_LOCALE}
                  aria-label={t`Title in ${language}`}
                  aria-invalid={faultAt(titleId) ? true : undefined}
                  aria-describedby={faultAt(titleId) ? `${titleId}-error` : undefined}
                  onChange={({ target }) => { set(locale, 'title', target.value) }}
                  className={`${SMALL} min-h-11!`}
                />
                <FieldError id={titleId} error={faultAt(titleId)} />
              </label>
              <label className="grid gap-1 text-md">
                <Trans>Description</Trans>
                <textarea
                  {...own}
                  id={descriptionId}
                  rows={7}
                  value={description}
                  aria-label={t`Description in ${language}`}
                  aria-invalid={faultAt(descriptionId) ? true : undefined}
                  aria-describedby={faultAt(descriptionId) ? `${descriptionId}-error` : undefined}
                  onChange={({ target }) => { set(locale, 'description', target.value) }}
                  className={SMALL}
                />
                <FieldError id={descriptionId} error={faultAt(descriptionId)} />
              </label>
            </fieldset>
          )
        })}
      </div>
    </Panel>
  )
}
