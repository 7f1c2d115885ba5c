import type { ReactNode } from 'react'

import { ApiProblem } from '@/api/problem'
import { LinkButton } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { Refused } from '@/ui/refused'
import { Empty, Failed } from '@/ui/states'

import { say } from './samples'
import { Columns, Section } from './section'

const KINDS = ['info', 'ok', 'warn', 'danger'] as const
const NUMBER = '01JDQ3W8Z6N5V4T2R1P0'
const away = new ApiProblem(503, { code: 'unavailable', request_id: NUMBER })
const broken = new ApiProblem(500, { code: 'internal_error', request_id: NUMBER })
const often = new ApiProblem(429, { code: 'rate_limited' }, new Headers({ 'Retry-After': '3600' }))
const nothing = (): void => undefined

export function Messages(): ReactNode {
  return (
    <>
      <Section name="Notice">
        <Columns>
          {KINDS.map((kind) => <Notice key={kind} kind={kind} title={say.thing}>{say.sentence}</Notice>)}
          <Notice>{say.long}</Notice>
          <Notice title={say.sentence} />
        </Columns>
      </Section>
      <Section name="Refused">
        <Columns>
          <Refused problem={away} />
          <Refused problem={often} />
          <Refused problem={broken}><a href="#main" className="link">{say.act}</a></Refused>
        </Columns>
      </Section>
      <Section name="Failed">
        <Columns>
          <Failed title={say.sentence} problem={away} onRetry={nothing} />
          <Failed title={say.sentence} problem={broken} onRetry={nothing} retrying />
        </Columns>
      </Section>
      <Section name="Empty">
        <Empty title={say.sentence} action={<LinkButton to="/">{say.act}</LinkButton>}>{say.long}</Empty>
      </Section>
    </>
  )
}
