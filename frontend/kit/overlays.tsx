import { type ReactNode, useState } from 'react'

import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { useToasts } from '@/ui/toast'

import { say } from './samples'
import { Row, Section } from './section'

const PLACES = ['middle', 'end', 'below'] as const

export function Overlays(): ReactNode {
  const [open, setOpen] = useState<(typeof PLACES)[number]>()
  const show = useToasts((toasts) => toasts.show)
  const close = (): void => { setOpen(undefined) }
  return (
    <>
      <Section name="Dialog">
        <Row>
          {PLACES.map((place) => (
            <Button key={place} kind="outline" lang="en" onClick={() => { setOpen(place) }}>
              {`Open ${place}`}
            </Button>
          ))}
        </Row>
        {PLACES.map((place) => (
          <Dialog
            key={place}
            place={place}
            open={open === place}
            onClose={close}
            title={say.thing}
            footer={<Button onClick={close}>{say.act}</Button>}
          >
            <p>{say.long}</p>
          </Dialog>
        ))}
      </Section>
      <Section name="Toast">
        <Row>
          <Button kind="outline" lang="en" onClick={() => { show({ text: say.done }) }}>
            Say it
          </Button>
          <Button
            kind="outline"
            lang="en"
            onClick={() => { show({ text: say.done, action: { label: say.undo, run: () => undefined } }) }}
          >
            Say it with a way back
          </Button>
        </Row>
      </Section>
    </>
  )
}
