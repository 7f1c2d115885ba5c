import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { textIn } from '@/locale/locale'
import { Button } from '@/ui/button'
import { Amount } from '@/ui/price'
import { Thumb } from '@/ui/thumb'

import type { Alert } from '../api/read-alerts'
import { useRemoveAlert } from '../api/remove-alert'

const STATES = {
  unconfirmed: { words: msg`Waits until you follow the link in our mail`, look: 'bg-accent-soft text-ink' },
  armed: { words: msg`We keep an eye on it`, look: 'bg-primary-soft text-primary' },
  fired: { words: msg`We wrote to you`, look: 'bg-sunken text-ink' },
} satisfies Record<Alert['state'], { words: MessageDescriptor; look: string }>

/** One alert: of what, from which price on, and how it stands. */
export function AlertRow({ alert, onRemoved }: { alert: Alert; onRemoved: () => void }): ReactNode {
  const { t, i18n } = useLingui()
  const remove = useRemoveAlert()
  const { product, threshold, email } = alert
  const { words, look } = STATES[alert.state]
  const name = product?.title ?? t`a product that is gone`
  return (
    <li className="flex flex-wrap gap-4 rounded-card border border-line bg-surface p-4">
      <Thumb url={product?.image ?? null} />
      <div className="grid min-w-48 flex-1 content-start gap-1">
        {product ? (
          <Link to={`/p/${product.slug}`} className="font-semibold hover:underline">
            <span {...textIn(product.lang)}>{product.title}</span>
          </Link>
        ) : (
          <p className="font-semibold text-muted">
            <Trans>This product is not sold any more</Trans>
          </p>
        )}
        {product?.variant && (
          <p className="text-md text-muted">
            <bdi>{product.variant}</bdi>
          </p>
        )}
        <p className="text-md">
          {threshold ? (
            <Trans>
              When it costs <Amount of={threshold} /> or less
            </Trans>
          ) : (
            <Trans>When it is back in stock</Trans>
          )}
        </p>
        <p className="text-sm text-muted">
          <Trans>
            By mail to <bdi>{email}</bdi>
          </Trans>
        </p>
        <p>
          <span className={`inline-block rounded-chip px-3 py-0.5 text-sm font-semibold ${look}`}>{i18n._(words)}</span>
        </p>
      </div>
      <Button kind="quiet" size="sm" className="ms-auto self-start" aria-label={t`Remove the alert for ${name}`} onClick={() => { remove(alert, name); onRemoved() }}>
        <Trans>Remove</Trans>
      </Button>
    </li>
  )
}
