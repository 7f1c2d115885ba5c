import { Fragment, type ReactNode } from 'react'

import { locale } from '@/locale/locale'

const COMMA = locale === 'ar' ? '، ' : ', '

/** Parts in a row, such as those of an address; each keeps its own direction, and what is empty is left out. */
export function InlineList({ parts }: { parts: readonly (string | null | undefined)[] }): ReactNode {
  return parts.filter(Boolean).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && COMMA}
      <bdi>{part}</bdi>
    </Fragment>
  ))
}
