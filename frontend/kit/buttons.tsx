import { Heart } from 'lucide-react'
import type { ReactNode } from 'react'

import { Button, IconButton, LinkButton } from '@/ui/button'
import { LinkChip, RemovableChip } from '@/ui/chip'
import { Mark } from '@/ui/mark'

import { say } from './samples'
import { Row, Section } from './section'

const KINDS = ['primary', 'accent', 'outline', 'quiet', 'danger'] as const
const SIZES = ['lg', 'md', 'sm'] as const
const nothing = (): void => undefined

export function Buttons(): ReactNode {
  return (
    <>
      <Section name="Button">
        {KINDS.map((kind) => (
          <Row key={kind}>
            {SIZES.map((size) => <Button key={size} {...{ kind, size }}>{say.act}</Button>)}
            <Button kind={kind} busy>{say.act}</Button>
            <Button kind={kind} disabled>{say.act}</Button>
            <LinkButton kind={kind} to="/">{say.act}</LinkButton>
          </Row>
        ))}
        <div className="rounded-panel bg-hero p-5 text-on-hero">
          <Row>
            <Button kind="accent" size="lg">{say.act}</Button>
            <Button kind="on-hero" size="lg">{say.act}</Button>
            <Button kind="on-hero" busy>{say.act}</Button>
          </Row>
        </div>
        <div className="max-w-xs">
          <Button>{`${say.act}, ${say.sentence}`}</Button>
        </div>
      </Section>
      <Section name="IconButton, Mark">
        <Row>
          <IconButton label={say.act}><Heart aria-hidden className="size-5" /></IconButton>
          <IconButton label={say.undo} disabled><Heart aria-hidden className="size-5" /></IconButton>
          <Mark />
          <Mark className="size-14" />
        </Row>
      </Section>
      <Section name="Chip">
        <Row>
          <LinkChip to="/">{say.thing}</LinkChip>
          <RemovableChip name={say.thing} onRemove={nothing}>{say.thing}</RemovableChip>
        </Row>
      </Section>
    </>
  )
}
