import { Trans } from '@lingui/react/macro'
import { Download } from 'lucide-react'
import type { ReactNode } from 'react'

import { Button } from '@/ui/button'
import { Refused } from '@/ui/refused'

import { useExportAccount } from '../api/export-account'
import { EXPORT } from '../words'
import { Part } from './account-frame'

/** Everything that the accounts know about the person, to take along. */
export function YourData(): ReactNode {
  const all = useExportAccount()
  return (
    <Part
      id="your-data"
      title={<Trans>Your data</Trans>}
      lead={<Trans>Profile, addresses, devices and what happened in your account, as a JSON file.</Trans>}
    >
      <Refused problem={all.error} words={EXPORT} />
      <Button kind="outline" className="justify-self-start" busy={all.isPending} onClick={() => { all.mutate(undefined, { onSuccess: save }) }}>
        <Download aria-hidden className="size-5" />
        <Trans>Download my data</Trans>
      </Button>
    </Part>
  )
}

function save(file: File): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = file.name
  link.click()
  // Some browsers begin to read after the click has returned.
  setTimeout(() => { URL.revokeObjectURL(url) }, 10_000)
}
