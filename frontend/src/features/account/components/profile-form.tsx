import { valibotResolver } from '@hookform/resolvers/valibot'
import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useEffect } from 'react'
import { useForm } from 'react-hook-form'
import * as v from 'valibot'

import { useShop } from '@/api/shop'
import type { User } from '@/api/token'
import { languageName } from '@/locale/languages'
import { Button } from '@/ui/button'
import { SelectField, TextField } from '@/ui/field'
import { faultWords, name, refusedFields } from '@/ui/person-rules'
import { Refused } from '@/ui/refused'
import { useToasts } from '@/ui/toast'

import { useChangeProfile } from '../api/change-profile'
import { PROFILE } from '../words'
import { Part } from './account-frame'

const FIELDS = v.object({ name, locale: v.string() })
type Profile = v.InferOutput<typeof FIELDS>

/** How the shop calls the person, and in which language it writes. */
export function ProfileForm({ person }: { person: User }): ReactNode {
  const { t } = useLingui()
  const { name: called = '', locale: language = 'en' } = person
  const { register, handleSubmit, formState, setError } = useForm<Profile>({
    resolver: valibotResolver(FIELDS), values: { name: called, locale: language }, reValidateMode: 'onBlur',
  })
  const change = useChangeProfile()
  useEffect(() => {
    const refused = change.error && refusedFields(change.error).find(({ field }) => field === 'name')
    if (refused) setError('name', { message: refused.fault })
  }, [change.error, setError])
  // An account may have a language that the shop has no mails in any more.
  const languages = [...new Set([...(useShop()?.locales ?? []), language])]
  const send = (profile: Profile): void => {
    if (!change.isPending) change.mutate(profile, { onSuccess: () => { useToasts.getState().show({ text: t`Your profile is saved` }) } })
  }
  return (
    <Part id="profile" title={<Trans>About you</Trans>}>
      <form noValidate className="grid gap-5" onSubmit={(event) => void handleSubmit(send)(event)}>
        <Refused problem={change.error} words={PROFILE} />
        <div>
          <p className="font-semibold">
            <Trans>E-mail</Trans>
          </p>
          <p>
            <bdi>{person.email}</bdi>
          </p>
        </div>
        <TextField
          label={<Trans>Name</Trans>}
          hint={<Trans>How we may call you.</Trans>}
          optional
          autoComplete="name"
          error={faultWords(formState.errors.name?.message)}
          {...register('name')}
        />
        <SelectField label={<Trans>Language of our mails</Trans>} {...register('locale')}>
          {languages.map((each) => (
            <option key={each} value={each} lang={each}>
              {languageName(each)}
            </option>
          ))}
        </SelectField>
        <Button type="submit" className="justify-self-start" busy={change.isPending}>
          <Trans>Save profile</Trans>
        </Button>
      </form>
    </Part>
  )
}
