import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'

import { Button } from '@/ui/button'
import { Checkbox } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { useToasts } from '@/ui/toast'

interface RecoveryCodesProps {
  codes: readonly string[]
  /** They are kept: nobody sees them again. */
  onKept: () => void
}

/** Ten codes, shown this once; the way on opens when the reader says that they are kept. */
export function RecoveryCodes({ codes, onKept }: RecoveryCodesProps): ReactNode {
  const { t } = useLingui()
  const [kept, setKept] = useState(false)
  const text = codes.join('\n')
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => { useToasts.getState().show({ text: t`Copied` }) },
      () => { useToasts.getState().show({ text: t`This browser does not let the page copy` }) },
    )
  }
  return (
    <div className="grid grid-cols-1 gap-4">
      <Notice kind="ok" title={<Trans>Your second factor is on. Keep these recovery codes.</Trans>}>
        <p><Trans>If your phone is gone, each of them lets you in once. They are not shown again.</Trans></p>
      </Notice>
      <ul dir="ltr" className="grid gap-x-6 gap-y-1 rounded-card border border-line bg-paper p-4 font-mono sm:grid-cols-2">
        {codes.map((code) => <li key={code}>{code}</li>)}
      </ul>
      <div className="flex flex-wrap gap-3">
        <Button kind="outline" onClick={copy}><Trans>Copy</Trans></Button>
        <a
          className="inline-flex min-h-11 items-center rounded-control border border-control px-4 py-2 font-semibold hover:bg-sunken"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(`${text}\n`)}`}
          download="recovery-codes.txt"
        >
          <Trans>Save as a file</Trans>
        </a>
      </div>
      <Checkbox label={<Trans>I have kept these codes</Trans>} checked={kept} onChange={({ target }) => { setKept(target.checked) }} />
      <Button size="lg" disabled={!kept} onClick={onKept}><Trans>Done</Trans></Button>
    </div>
  )
}
