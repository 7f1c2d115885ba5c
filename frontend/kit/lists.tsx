import type { ReactNode } from 'react'

import { euros } from '@/testing/builders'
import { Breadcrumb } from '@/ui/breadcrumb'
import { MoneySummary } from '@/ui/money-summary'
import { Pager } from '@/ui/pager'

import { say } from './samples'
import { Columns, Section } from './section'

const nothing = (): void => undefined

export function Lists(): ReactNode {
  return (
    <>
      <Section name="Breadcrumb">
        <Breadcrumb way={[{ to: '/', name: say.thing }, { to: '/c/x', name: say.long }]} here={say.thing} />
      </Section>
      <Section name="Pager">
        <Columns>
          <Pager seen={24} total={342} more busy={false} onMore={nothing} />
          <Pager seen={48} total={undefined} more busy onMore={nothing} />
          <Pager seen={12} total={12} more={false} busy={false} onMore={nothing} />
        </Columns>
      </Section>
      <Section name="MoneySummary">
        <Columns>
          <MoneySummary
            rows={[
              { name: say.thing, amount: euros(24) },
              { name: say.long, amount: euros(4.9) },
              { name: say.name, amount: say.choose },
              { name: say.act, amount: euros(28.9), total: true },
              { name: say.hint, amount: euros(4.61), within: true },
            ]}
          />
        </Columns>
      </Section>
    </>
  )
}
