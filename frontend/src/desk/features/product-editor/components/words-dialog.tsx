import { Trans, useLingui } from '@lingui/react/macro'
import { useQueries } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'

import { languageName } from '@/locale/languages'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Refused } from '@/ui/refused'
import { Skeleton } from '@/ui/skeleton'
import { Failed } from '@/ui/states'
import { useToasts } from '@/ui/toast'

import { readPropertyWords, useChangeWords, WORDS_WORDS } from '../api/property-words'
import { SMALL } from './small-field'

interface WordsDialogProps {
  /** Names and values, as products have them. */
  texts: readonly string[]
  locales: readonly string[]
  disabled: boolean
  onClose: () => void
}

/** What other languages call names and values of properties. The words are those of all products, and are saved by themselves. */
export function WordsDialog({ texts, locales, disabled, onClose }: WordsDialogProps): ReactNode {
  const { t } = useLingui()
  const read = useQueries({ queries: locales.map(readPropertyWords) })
  const save = useChangeWords()
  const [typed, setTyped] = useState<Readonly<Record<string, Readonly<Record<string, string>>>>>({})
  const failed = read.find(({ error, data }) => error && !data)
  const ready = read.every(({ data }) => data)
  const send = async (): Promise<void> => {
    try {
      for (const [locale, words] of Object.entries(typed)) {
        await save.mutateAsync({ locale, words })
        setTyped((all) => Object.fromEntries(Object.entries(all).filter(([each]) => each !== locale)))
      }
      useToasts.getState().show({ text: t`The words are saved` })
      onClose()
    } catch {
      // said in the dialog; what is not saved yet stays in its fields
    }
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={<Trans>Words in other languages</Trans>}
      footer={!disabled && (
        <div className="flex flex-wrap justify-end gap-3">
          <Button kind="outline" onClick={onClose}><Trans>Close</Trans></Button>
          <Button busy={save.isPending} disabled={Object.keys(typed).length === 0} onClick={() => void send()}><Trans>Save the words</Trans></Button>
        </div>
      )}
    >
      <div className="grid grid-cols-1 gap-4">
        <Refused problem={save.error} words={WORDS_WORDS} />
        <p className="text-md text-muted"><Trans>They hold for every product that has these properties. What has no word is shown as it stands.</Trans></p>
        {failed?.error ? <Failed title={<Trans>The words could not be read.</Trans>} problem={failed.error} onRetry={() => void failed.refetch()} retrying={failed.isFetching} /> : !ready ? <Skeleton className="h-40" /> : (
          <ul className="grid grid-cols-1 gap-3">
            {texts.map((text) => (
              <li key={text} className="grid grid-cols-1 gap-1">
                <bdi className="font-semibold">{text}</bdi>
                <div className="grid grid-cols-1 gap-2 sm:grid-cols-2">
                  {locales.map((locale, index) => {
                    const language = languageName(locale)
                    return (
                      <input
                        key={locale}
                        aria-label={t`${text} in ${language}`}
                        placeholder={language}
                        lang={locale}
                        dir={locale.startsWith('ar') ? 'rtl' : 'ltr'}
                        maxLength={120}
                        autoComplete="off"
                        disabled={disabled}
                        value={typed[locale]?.[text] ?? read[index]?.data?.words[text] ?? ''}
                        onChange={({ target }) => { setTyped({ ...typed, [locale]: { ...typed[locale], [text]: target.value } }) }}
                        className={SMALL}
                      />
                    )
                  })}
                </div>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  )
}
