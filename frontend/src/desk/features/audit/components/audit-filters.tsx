import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { type ReactNode, useId } from 'react'

import { asProblem } from '@/api/problem'
import type { ListAddress } from '@/desk/list/list-address'
import { may } from '@/desk/session/may'
import { Refused } from '@/ui/refused'

import { accountsOf, isId, readEmailOf } from '../api/find-account'

const CONTROL = 'min-h-11 rounded-control border border-control bg-surface px-3 text-md text-ink'

/** Who did it, whose account, and between which days. */
export function AuditFilters({ address }: { address: ListAddress }): ReactNode {
  const { t } = useLingui()
  return (
    <div className="flex flex-wrap items-end gap-3">
      <AccountField address={address} name="actor_id" label={t`Who did it`} />
      <AccountField address={address} name="subject_id" label={t`Whose account`} />
      <DayField address={address} name="from" label={t`From`} />
      <DayField address={address} name="to" label={t`Until`} />
    </div>
  )
}

interface FieldProps {
  address: ListAddress
  name: string
  label: string
}

/** An account by its e-mail or a part of it, or by its id; the address keeps the id. */
function AccountField({ address, name, label }: FieldProps): ReactNode {
  const { t } = useLingui()
  const id = useId()
  const set = address.values[name]
  const valid = set !== undefined && isId(set)
  const { data: email } = useQuery({ ...readEmailOf(set ?? ''), enabled: valid && may('customers.read') })
  const find = useMutation({
    mutationFn: async (typed: string) => {
      if (typed === '' || isId(typed)) return typed
      const found = await accountsOf(typed)
      return found.length === 1 ? found[0] : found.length
    },
    onSuccess: (found) => { if (typeof found === 'string') address.change({ [name]: found }) },
  })
  const shown = email ?? set ?? ''
  const found = find.data
  const refused = found === 0 ? t`Nobody has this in their e-mail`
    : typeof found === 'number' ? t`Several accounts have this in their e-mail; type more of it`
    : set !== undefined && !valid ? t`That is no account’s id`
    : undefined
  return (
    <form
      className="flex min-w-0 flex-1 basis-56 flex-col gap-1"
      onSubmit={(event) => {
        event.preventDefault()
        const typed = (new FormData(event.currentTarget).get('account') as string).trim()
        if (typed !== shown) find.mutate(typed)
      }}
    >
      <label htmlFor={id} className="text-sm font-semibold">{label}</label>
      <span className="flex rounded-control border border-control bg-surface">
        <input
          key={shown}
          id={id}
          name="account"
          type="search"
          maxLength={254}
          defaultValue={shown}
          placeholder={may('customers.read') ? t`E-mail or id` : t`The id of an account`}
          aria-invalid={refused !== undefined || undefined}
          aria-describedby={refused === undefined ? undefined : `${id}-refused`}
          className="min-h-[2.625rem] min-w-0 flex-1 rounded-control bg-surface px-3 text-md text-ink placeholder:text-muted"
        />
        <button type="submit" aria-label={t`Search: ${label}`} className="grid w-11 shrink-0 place-items-center rounded-e-control border-s border-control bg-sunken hover:bg-primary-soft">
          <Search aria-hidden className="size-5" />
        </button>
      </span>
      {refused !== undefined && <p id={`${id}-refused`} role="status" className="text-sm font-semibold text-danger">{refused}</p>}
      {find.error && <Refused problem={asProblem(find.error)} />}
    </form>
  )
}

/** A day of the reader's calendar; the trail is read to its end. */
function DayField({ address, name, label }: FieldProps): ReactNode {
  const id = useId()
  return (
    <div className="flex flex-col gap-1 max-sm:flex-1">
      <label htmlFor={id} className="text-sm font-semibold">{label}</label>
      <input id={id} type="date" value={address.values[name] ?? ''} onChange={({ target }) => { address.change({ [name]: target.value }) }} className={CONTROL} />
    </div>
  )
}

/** Says when no line fits. */
export function NoLines({ filtered }: { filtered: boolean }): ReactNode {
  return filtered ? <Trans>Nothing fits these filters</Trans> : <Trans>Nothing has been done yet</Trans>
}
