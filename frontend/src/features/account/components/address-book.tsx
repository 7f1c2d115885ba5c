import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { type ReactNode, useState } from 'react'

import { readAddresses, type SavedAddress } from '@/api/addresses'
import { wordsFor } from '@/api/words'
import { Button } from '@/ui/button'
import { Skeleton } from '@/ui/skeleton'
import { Empty, Failed } from '@/ui/states'
import { useToasts } from '@/ui/toast'

import { useRemoveAddress } from '../api/remove-address'
import { useSaveAddress } from '../api/save-address'
import { ADDRESS } from '../words'
import { AddressCard } from './address-card'
import { AddressDialog } from './address-dialog'

/** The addresses of a person: add, change, choose the default, remove. */
export function AddressBook(): ReactNode {
  const { data, error, refetch, isFetching } = useQuery(readAddresses())
  const [open, setOpen] = useState<SavedAddress | 'new'>()
  const { makeDefault, remove } = useActs()
  const add = (
    <Button onClick={() => { setOpen('new') }}>
      <Plus aria-hidden className="size-5" />
      <Trans>Add an address</Trans>
    </Button>
  )
  if (!data) {
    return error ? (
      <Failed title={<Trans>Your addresses could not be read.</Trans>} problem={error} onRetry={() => void refetch()} retrying={isFetching} />
    ) : (
      <div className="grid gap-3 md:grid-cols-2">
        <Skeleton className="h-52 rounded-card!" />
        <Skeleton className="h-52 rounded-card!" />
      </div>
    )
  }
  return (
    <>
      {data.length === 0 ? (
        <Empty title={<Trans>No addresses yet</Trans>} action={add}>
          <Trans>Keep one here, and the checkout fills it in for you.</Trans>
        </Empty>
      ) : (
        <>
          <ul className="grid gap-3 md:grid-cols-2">
            {data.map((each) => (
              <AddressCard
                key={each.id}
                saved={each}
                onChange={() => { setOpen(each) }}
                onDefault={() => { makeDefault(each) }}
                onRemove={() => { remove(each) }}
              />
            ))}
          </ul>
          <div>{add}</div>
        </>
      )}
      <AddressDialog of={open} onClose={() => { setOpen(undefined) }} />
    </>
  )
}

/** What is done at once, and what is said of it. */
function useActs() {
  const { t, i18n } = useLingui()
  const save = useSaveAddress()
  const removal = useRemoveAddress()
  const { show } = useToasts.getState()
  const failed = { onError: (problem: Parameters<typeof wordsFor>[0]) => { show({ text: i18n._(wordsFor(problem, ADDRESS)) }) } }
  const makeDefault = ({ id, address }: SavedAddress): void => {
    save.mutate({ id, entry: { address, is_default: true } }, failed)
  }
  const remove = ({ id, address, is_default }: SavedAddress): void => {
    const undo = { label: t`Undo`, run: () => { save.mutate({ entry: { address, is_default } }, failed) } }
    removal.mutate(id, { ...failed, onSuccess: () => { show({ text: t`Address removed`, action: undo }) } })
  }
  return { makeDefault, remove }
}
