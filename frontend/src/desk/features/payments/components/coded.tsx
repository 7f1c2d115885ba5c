import type { MessageDescriptor } from '@lingui/core'
import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

/** What a provider's code means, where that is known, with the code for whoever asks the provider. */
export function Coded({ words, code }: { words: MessageDescriptor | undefined; code: string }): ReactNode {
  const { i18n } = useLingui()
  return <>{words && <>{i18n._(words)} </>}<code>{code}</code></>
}
