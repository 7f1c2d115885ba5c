import { Trans } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useState } from 'react'

import type { components } from '@/api/generated/auth'
import { asProblem } from '@/api/problem'
import type { Words } from '@/api/words'
import { Button } from '@/ui/button'
import { Refused, useWait } from '@/ui/refused'
import { Skeleton } from '@/ui/skeleton'

import { CodeField } from './code-field'
import { RecoveryCodes } from './recovery-codes'

const QrCode = lazy(() => import('./qr-code'))

interface EnrolProps<Done extends { recovery_codes: string[] }> {
  enrolment: components['schemas']['EnrolmentAnswer']
  confirm: (code: string) => Promise<Done>
  words: Words
  onDone: (done: Done) => void
  /** A way on where the secret is too old. */
  again?: ReactNode
}

/** A new app: its secret as a picture and as text, its first code, and what to keep. */
export function Enrol<Done extends { recovery_codes: string[] }>({ enrolment, confirm, words, onDone, again }: EnrolProps<Done>): ReactNode {
  const [code, setCode] = useState('')
  const send = useMutation({ mutationFn: () => confirm(code) })
  const problem = send.error && asProblem(send.error)
  const wait = useWait(problem)
  if (send.data) {
    const done = send.data
    return <RecoveryCodes codes={done.recovery_codes} onKept={() => { onDone(done) }} />
  }
  return (
    <form
      noValidate
      className="grid grid-cols-1 gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        if (!send.isPending) send.mutate()
      }}
    >
      <ol className="grid list-decimal gap-4 ps-5">
        <li><Trans>Open an authenticator app on your phone. Any will do: those of Google, Microsoft and Apple, Aegis, 1Password …</Trans></li>
        <li>
          <p><Trans>Let it read this picture, or type the key below.</Trans></p>
          <Suspense fallback={<Skeleton className="mx-auto my-3 size-60" />}>
            <div className="my-3"><QrCode of={enrolment.otpauth_uri} /></div>
          </Suspense>
          <p dir="ltr" className="rounded-control bg-sunken px-3 py-2 text-center font-mono break-words">{enrolment.secret.match(/.{1,4}/g)?.join(' ')}</p>
        </li>
        <li><Trans>Type the code that the app shows.</Trans></li>
      </ol>
      <Refused problem={problem} words={words}>{problem?.status === 410 && again}</Refused>
      <CodeField value={code} onChange={setCode} />
      <Button type="submit" size="lg" busy={send.isPending} disabled={wait > 0 || code.trim() === ''}><Trans>Turn on</Trans></Button>
    </form>
  )
}
