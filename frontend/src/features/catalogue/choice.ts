/** Which variant of a product somebody looks at. */
import type { Product, Variant } from './api/read-product'

/** Values by option name. */
export type Choices = Readonly<Record<string, string>>

/** The choices that an address makes; values that the product does not have are dropped. */
export function choicesIn(params: URLSearchParams, { options }: Pick<Product, 'options'>): Choices {
  return Object.fromEntries(
    Object.entries(options).flatMap(([name, values]) => {
      const value = params.get(name)
      return value !== null && values.includes(value) ? [[name, value]] : []
    }),
  )
}

/**
 * The variant that fits the choices best; among equals one that can be had. `firstly` is the option that was just chosen:
 * the others give way where no variant has them all. What is chosen in full stays, though it may be sold out.
 */
export function variantFor(variants: readonly Variant[], choices: Choices, firstly?: string): Variant | undefined {
  const fits = ({ attributes }: Variant): number =>
    Object.entries(choices).reduce((sum, [name, value]) => sum + (attributes[name] === value ? (name === firstly ? 100 : 1) : 0), 0)
  const score = (variant: Variant): number => fits(variant) * 2 + (variant.availability === 'out' ? 0 : 1)
  return variants.reduce<Variant | undefined>((best, each) => (best && score(best) >= score(each) ? best : each), undefined)
}

/**
 * Whether a value can be had beside what else is chosen. One that is chosen already is judged by the options before it:
 * where a colour is out in one size, the size is at fault.
 */
export function canBeHad(variants: readonly Variant[], chosen: Choices, name: string, value: string): boolean {
  const all = Object.entries({ ...chosen, [name]: value })
  const own = all.findIndex(([key]) => key === name)
  const wanted = chosen[name] === value ? all.slice(0, own + 1) : all
  return variants.some(({ attributes, availability }) => availability !== 'out' && wanted.every(([key, each]) => attributes[key] === each))
}

/** What the options are set to for a variant. */
export function choicesOf(variant: Variant, { options }: Pick<Product, 'options'>): Choices {
  return Object.fromEntries(
    Object.keys(options).flatMap((name) => {
      const value = variant.attributes[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )
}
