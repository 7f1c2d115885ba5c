import { type ReactNode, useId } from 'react'

export interface Choice {
  value: string
  title: ReactNode
  detail?: ReactNode
  /** Stands at the end of the line, such as a price. */
  aside?: ReactNode
  lang?: string | undefined
}

interface RadioCardsProps {
  legend: ReactNode
  /** The heading above says the same to those who see. */
  legendHidden?: boolean
  choices: readonly Choice[]
  value: string
  onChange: (value: string) => void
}

/** One of a few, each with room for a second line. */
export function RadioCards({ legend, legendHidden = false, choices, value, onChange }: RadioCardsProps): ReactNode {
  const name = useId()
  return (
    <fieldset className="grid min-w-0 grid-cols-1 gap-2">
      <legend className={legendHidden ? 'sr-only' : 'mb-2 font-semibold'}>{legend}</legend>
      {choices.map((choice) => (
        <label
          key={choice.value}
          className="flex min-h-14 items-center gap-3 rounded-card border border-control bg-surface px-4 py-3 has-checked:border-primary has-checked:bg-primary-soft has-checked:ring-1 has-checked:ring-primary"
        >
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => { onChange(choice.value) }}
            className="size-5 shrink-0"
          />
          <span className="grid min-w-0 flex-1 grid-cols-1" lang={choice.lang}>
            <span className="font-semibold">{choice.title}</span>
            {choice.detail && <span className="text-md text-muted">{choice.detail}</span>}
          </span>
          {choice.aside && <span className="shrink-0">{choice.aside}</span>}
        </label>
      ))}
    </fieldset>
  )
}
