import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import type { SavedAddress } from '@/api/addresses'
import { Button } from '@/ui/button'
import { AddressLines } from '@/ui/postal-address'

interface AddressCardProps {
  saved: SavedAddress
  onChange: () => void
  onDefault: () => void
  onRemove: () => void
}

/** One address of the book, and what can be done with it. */
export function AddressCard({ saved, onChange, onDefault, onRemove }: AddressCardProps): ReactNode {
  const { t } = useLingui()
  const { address, is_default } = saved
  const { line1 } = address
  return (
    <li className="flex flex-col gap-3 rounded-card border border-line bg-surface p-4">
      <AddressLines address={address} className="flex-1 *:first:font-semibold" />
      {is_default && (
        <p className="justify-self-start text-sm font-semibold text-primary">
          <Trans>Your default address</Trans>
        </p>
      )}
      <div className="-mx-2 flex flex-wrap gap-x-1">
        <Button kind="quiet" size="sm" aria-label={t`Change the address ${line1}`} onClick={onChange}>
          <Trans>Change</Trans>
        </Button>
        {!is_default && (
          <Button kind="quiet" size="sm" aria-label={t`Make default: the address ${line1}`} onClick={onDefault}>
            <Trans>Make default</Trans>
          </Button>
        )}
        <Button kind="quiet" size="sm" aria-label={t`Remove the address ${line1}`} onClick={onRemove}>
          <Trans>Remove</Trans>
        </Button>
      </div>
    </li>
  )
}
