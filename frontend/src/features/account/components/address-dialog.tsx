import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useId, useState } from 'react'
import { useForm } from 'react-hook-form'

import type { SavedAddress } from '@/api/addresses'
import { usePerson } from '@/api/person'
import { readShop, type Shop } from '@/api/shop'
import { likelyCountry } from '@/locale/countries'
import { AddressFields } from '@/ui/address-fields'
import { addressFaults, type AddressInput, addressResolver, fromPostal, NO_ADDRESS, toPostal } from '@/ui/address-rules'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Checkbox } from '@/ui/field'
import { Refused } from '@/ui/refused'
import { Skeleton } from '@/ui/skeleton'
import { Failed } from '@/ui/states'

import { useSaveAddress } from '../api/save-address'
import { ADDRESS } from '../words'

interface AddressDialogProps {
  /** The one to change, or a new one; closed without. */
  of: SavedAddress | 'new' | undefined
  onClose: () => void
}

/** The form of one address; it begins anew with each opening. */
export function AddressDialog({ of, onClose }: AddressDialogProps): ReactNode {
  const form = useId()
  const [busy, setBusy] = useState(false)
  const { data: shop, error, refetch, isFetching } = useQuery(readShop())
  return (
    <Dialog
      open={of !== undefined}
      onClose={onClose}
      title={of === 'new' ? <Trans>Add an address</Trans> : <Trans>Change an address</Trans>}
      footer={
        <div className="flex flex-wrap gap-3">
          <Button type="submit" form={form} busy={busy} disabled={!shop}>
            <Trans>Save address</Trans>
          </Button>
          <Button kind="quiet" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        </div>
      }
    >
      {shop && of ? (
        <Entry id={form} saved={of === 'new' ? undefined : of} countries={shop.countries} onBusy={setBusy} onDone={onClose} />
      ) : error ? (
        <Failed title={<Trans>The countries could not be read.</Trans>} problem={error} onRetry={() => void refetch()} retrying={isFetching} />
      ) : (
        <Skeleton className="h-96" />
      )}
    </Dialog>
  )
}

interface EntryProps {
  id: string
  saved: SavedAddress | undefined
  countries: Shop['countries']
  onBusy: (busy: boolean) => void
  onDone: () => void
}

function Entry({ id, saved, countries, onBusy, onDone }: EntryProps): ReactNode {
  const person = usePerson()
  const save = useSaveAddress()
  const [preferred, setPreferred] = useState(saved?.is_default ?? false)
  const form = useForm<AddressInput>({
    resolver: addressResolver(countries),
    defaultValues: saved ? fromPostal(saved.address) : { ...NO_ADDRESS, name: person?.name ?? '', country: likelyCountry(countries.map(({ code }) => code)) },
    mode: 'onBlur',
    reValidateMode: 'onBlur',
    shouldFocusError: false,
  })
  const send = (input: AddressInput): void => {
    if (save.isPending) return
    onBusy(true)
    save.mutate(
      { id: saved?.id, entry: { address: toPostal(input, countries), is_default: preferred } },
      {
        onSuccess: onDone,
        onError: (problem) => {
          for (const { field, fault } of addressFaults(problem, 'address')) form.setError(field, { message: fault })
        },
        onSettled: () => { onBusy(false) },
      },
    )
  }
  return (
    <form id={id} noValidate className="grid gap-5" onSubmit={(event) => void form.handleSubmit(send)(event)}>
      <Refused problem={save.error} words={ADDRESS} />
      <AddressFields form={form} countries={countries} />
      {!saved?.is_default && (
        <Checkbox
          label={<Trans>Use as my default address</Trans>}
          checked={preferred}
          onChange={(event) => { setPreferred(event.target.checked) }}
        />
      )}
    </form>
  )
}
