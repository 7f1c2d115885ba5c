import { type ComponentProps, type ReactNode, useState } from 'react'

import { Checkbox, PasswordField, SelectField, TextField } from '@/ui/field'
import { PriceRange } from '@/ui/price-range'
import { Amount } from '@/ui/price'
import { RadioCards } from '@/ui/radio-cards'
import { Stepper } from '@/ui/stepper'
import { euros } from '@/testing/builders'

import { say } from './samples'
import { Columns, Row, Section } from './section'

const Options = (): ReactNode => (
  <>
    <option>{say.thing}</option>
    <option>{say.long}</option>
  </>
)

export function Fields(): ReactNode {
  return (
    <>
      <Section name="TextField">
        <Columns>
          <TextField label={say.name} />
          <TextField label={say.name} hint={say.hint} placeholder={say.thing} />
          <TextField label={say.name} hint={say.hint} error={say.wrong} defaultValue={say.thing} />
          <TextField label={say.name} optional defaultValue={say.long} />
          <TextField label={say.name} disabled defaultValue={say.thing} />
          <TextField label={say.long} error={say.long} />
        </Columns>
      </Section>
      <Section name="PasswordField">
        <Columns>
          <Password hint={say.hint} />
          <Password error={say.wrong} defaultValue="secret" />
        </Columns>
      </Section>
      <Section name="SelectField">
        <Columns>
          <SelectField label={say.name}><Options /></SelectField>
          <SelectField label={say.name} hint={say.hint} error={say.wrong}><Options /></SelectField>
          <SelectField label={say.name} optional disabled><Options /></SelectField>
        </Columns>
      </Section>
      <Section name="Checkbox">
        <Columns>
          <Checkbox label={say.name} />
          <Checkbox label={say.long} defaultChecked />
          <Checkbox label={say.name} error={say.wrong} />
          <Checkbox label={say.name} disabled />
        </Columns>
      </Section>
      <Choice />
      <Quantity />
      <Range />
    </>
  )
}

/** Browsers ask for a form around a password, with whose it is. */
function Password(props: Omit<ComponentProps<typeof PasswordField>, 'label'>): ReactNode {
  return (
    <form className="grid gap-4">
      <TextField label={say.name} autoComplete="username" />
      <PasswordField {...props} label={say.choose} autoComplete="new-password" />
    </form>
  )
}

function Choice(): ReactNode {
  const [value, setValue] = useState('first')
  const choices = [
    { value: 'first', title: say.thing, detail: say.sentence, aside: <Amount of={euros(4.9)} /> },
    { value: 'second', title: say.thing },
    { value: 'third', title: say.long, detail: say.long, aside: <Amount of={euros(1204.9)} /> },
  ]
  return (
    <Section name="RadioCards">
      <div className="max-w-form">
        <RadioCards legend={say.choose} choices={choices} value={value} onChange={setValue} />
      </div>
    </Section>
  )
}

function Quantity(): ReactNode {
  const [value, setValue] = useState(2)
  return (
    <Section name="Stepper">
      <Row>
        <Stepper label={say.thing} value={value} onChange={setValue} most={5} />
        <Stepper label={say.name} value={value} onChange={setValue} most={2} size="lg" />
        <Stepper label={say.choose} value={1} onChange={setValue} disabled />
      </Row>
    </Section>
  )
}

function Range(): ReactNode {
  const [[least, most], take] = useState<readonly [number | undefined, number | undefined]>([undefined, 10_000])
  return (
    <Section name="PriceRange">
      <div className="max-w-xs">
        <PriceRange
          bounds={{ lowest: euros(2), highest: euros(900) }}
          currency="EUR"
          {...{ least, most }}
          onChange={(...between) => { take(between) }}
        />
      </div>
    </Section>
  )
}
