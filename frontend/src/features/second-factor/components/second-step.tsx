import { Trans } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'

import type { components } from '@/api/generated/auth'
import { asProblem } from '@/api/problem'
import { Button } from '@/ui/button'
import { Refused, useWait } from '@/ui/refused'

import { beginAtSignIn, confirmAtSignIn, finish } from '../api/sign-in'
import { ENROL_AT_SIGN_IN, FINISH } from '../words'
import { CodeField } from './code-field'
import { Enrol } from './enrol'

type Challenge = components['schemas']['ChallengeAnswer']
type Token = components['schemas']['TokenAnswer']
type Enrolled = components['schemas']['EnrolledAnswer']

interface SecondStepProps {
  challenge: Challenge
  /** Signed in. */
  onToken: (token: Token) => void
  /** Back to e-mail and password. */
  onAnew: () => void
}

/** What comes after the password: a code, or setting up what makes codes. */
export default function SecondStep({ challenge, onToken, onAnew }: SecondStepProps): ReactNode {
  const anew = <Button kind="outline" className="justify-self-start" onClick={onAnew}><Trans>Begin again</Trans></Button>
  return challenge.step === 'code'
    ? <Code challenge={challenge.challenge} onToken={onToken} anew={anew} />
    : <SetUp challenge={challenge.challenge} onToken={onToken} anew={anew} />
}

interface StepProps {
  challenge: string
  onToken: (token: Token) => void
  anew: ReactNode
}

function Code({ challenge, onToken, anew }: StepProps): ReactNode {
  const [code, setCode] = useState('')
  const send = useMutation({ mutationFn: () => finish(challenge, code), onSuccess: onToken })
  const problem = send.error && asProblem(send.error)
  const wait = useWait(problem)
  return (
    <form
      noValidate
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        if (!send.isPending) send.mutate()
      }}
    >
      <Refused problem={problem} words={FINISH}>{problem?.status === 410 && anew}</Refused>
      <CodeField recovery value={code} onChange={setCode} />
      <Button type="submit" size="lg" busy={send.isPending} disabled={wait > 0 || code.trim() === ''}><Trans>Sign in</Trans></Button>
      <p className="text-md text-muted"><Trans>Neither phone nor recovery codes? Ask another admin to reset your second factor.</Trans></p>
    </form>
  )
}

function SetUp({ challenge, onToken, anew }: StepProps): ReactNode {
  const begin = useMutation({ mutationFn: () => beginAtSignIn(challenge) })
  const problem = begin.error && asProblem(begin.error)
  if (begin.data) {
    return <Enrol<Enrolled> enrolment={begin.data} confirm={(code) => confirmAtSignIn(challenge, code)} words={ENROL_AT_SIGN_IN} onDone={onToken} again={anew} />
  }
  return (
    <div className="grid gap-4">
      <p><Trans>Your role asks for a second factor: beside the password, a code from an app on your phone. Setting it up takes a minute, once.</Trans></p>
      <Refused problem={problem} words={ENROL_AT_SIGN_IN}>{problem?.status === 410 && anew}</Refused>
      <Button size="lg" busy={begin.isPending} onClick={() => { begin.mutate() }}><Trans>Set it up now</Trans></Button>
    </div>
  )
}
