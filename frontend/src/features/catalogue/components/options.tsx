import { useLingui } from '@lingui/react/macro'
import { type ReactNode, useId } from 'react'

import type { Product } from '../api/read-product'
import { canBeHad, type Choices } from '../choice'

interface OptionsProps {
  product: Product
  chosen: Choices
  onChoose: (name: string, value: string) => void
}

/** What there is to choose between. What cannot be had is struck through, and can be looked at all the same. */
export function Options({ product, chosen, onChoose }: OptionsProps): ReactNode {
  const { t } = useLingui()
  const group = useId()
  const words = product.attribute_words
  return (
    <>
      {Object.entries(product.options).map(([name, values]) => {
        const value = chosen[name]
        return (
          <fieldset key={name}>
            <legend className="mb-2">
              <span className="font-semibold">{words[name] ?? name}</span>
              {value && (
                <span className="ms-2 text-muted">
                  <bdi>{words[value] ?? value}</bdi>
                </span>
              )}
            </legend>
            <div className="flex flex-wrap gap-2">
              {values.map((each) => {
                const word = words[each] ?? each
                const had = canBeHad(product.variants, chosen, name, each)
                return (
                  <label
                    key={each}
                    className={
                      'relative inline-flex min-h-11 min-w-11 items-center justify-center rounded-chip border border-control bg-surface px-4 text-md ' +
                      'transition-colors duration-150 hover:border-primary has-checked:border-primary has-checked:bg-primary has-checked:text-on-primary ' +
                      'has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-primary ' +
                      (had ? '' : 'border-dashed text-muted line-through')
                    }
                  >
                    <input
                      type="radio"
                      name={`${group}-${name}`}
                      value={each}
                      checked={value === each}
                      aria-label={had ? undefined : t`${word}, sold out`}
                      onChange={() => { onChoose(name, each) }}
                      className="absolute inset-0 appearance-none rounded-chip outline-none!"
                    />
                    <bdi>{word}</bdi>
                  </label>
                )
              })}
            </div>
          </fieldset>
        )
      })}
    </>
  )
}
