import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { weight } from '@/locale/numbers'

import type { Product, Variant } from '../api/read-product'

/** What is known of a thing, line by line. */
export function AttributeTable({ product, variant }: { product: Product; variant: Variant | undefined }): ReactNode {
  const words = product.attribute_words
  const attributes = Object.entries({ ...product.attributes, ...variant?.attributes })
  return (
    <dl className="divide-y divide-line border-y border-line">
      {attributes.map(([name, value]) => (
        <Line key={name} name={words[name] ?? name}>
          {words[value] ?? value}
        </Line>
      ))}
      {variant && variant.weight_grams > 0 && <Line name={<Trans>Weight</Trans>}>{weight(variant.weight_grams)}</Line>}
      {variant && <Line name={<Trans>Article number</Trans>}>{variant.sku}</Line>}
    </dl>
  )
}

function Line({ name, children }: { name: ReactNode; children: ReactNode }): ReactNode {
  return (
    <div className="grid grid-cols-[minmax(8rem,1fr)_2fr] gap-4 py-2.5 text-md">
      <dt className="text-muted">{name}</dt>
      <dd>
        <bdi>{children}</bdi>
      </dd>
    </div>
  )
}
