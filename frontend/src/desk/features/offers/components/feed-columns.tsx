import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'

/** What a feed has, for whoever makes one. */
export function FeedColumns(): ReactNode {
  const columns: readonly [string, ReactNode][] = [
    ['seller_sku', <Trans key="sku">The seller’s number of the offer; needed, once in a file</Trans>],
    ['title', <Trans key="title">Up to 300 characters; needed</Trans>],
    ['url', <Trans key="url">An https address in the seller’s shop; needed</Trans>],
    ['price', <Trans key="price">In units with a point, such as 19.99; needed</Trans>],
    ['currency', <Trans key="currency">Three letters; without it, the seller’s</Trans>],
    ['shipping', <Trans key="shipping">What delivery costs; empty where it is not known</Trans>],
    ['gtin, brand, mpn', <Trans key="numbers">By them an offer finds its product; without them it waits for you</Trans>],
    ['condition', <Trans key="condition">new or used; without it, new</Trans>],
    ['availability', <Trans key="availability">in_stock, preorder or out_of_stock; without it, in_stock</Trans>],
    ['days_min, days_max', <Trans key="days">In how many days it arrives</Trans>],
  ]
  return (
    <details className="rounded-card border border-line bg-surface p-4">
      <summary className="min-h-6 cursor-pointer font-semibold"><Trans>What a feed looks like</Trans></summary>
      <p className="mt-3 text-md text-muted"><Trans>All offers of a seller, one a row: the first line of a CSV file names these columns; a JSON file is a list of objects with them. Other columns are left out.</Trans></p>
      <dl className="mt-3 grid grid-cols-1 gap-2 text-md">
        {columns.map(([name, means]) => (
          <div key={name} className="flex flex-wrap gap-x-4">
            <dt className="w-44"><code dir="ltr">{name}</code></dt>
            <dd className="min-w-0 flex-1 basis-60 text-muted">{means}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
