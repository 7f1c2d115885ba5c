import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useEffect } from 'react'
import { useRouteError } from 'react-router'

import { Button } from '@/ui/button'
import { Empty } from '@/ui/states'

/** A screen that broke, or whose files a deploy took away: loading it anew is the way on. */
export function Broken(): ReactNode {
  const { t } = useLingui()
  const thrown = useRouteError()
  useEffect(() => {
    if (thrown instanceof TypeError && /module|import/i.test(thrown.message)) window.__soukReloadOnce?.()
  }, [thrown])
  return (
    <main id="main" className="page min-h-dvh">
      <title>{t`This screen broke`}</title>
      <h1 className="sr-only">
        <Trans>This screen broke</Trans>
      </h1>
      <Empty
        title={<Trans>This screen broke</Trans>}
        action={<Button onClick={() => { window.location.reload() }}><Trans>Load it again</Trans></Button>}
      >
        <Trans>What the shop has answered so far is done; nothing is sent twice.</Trans>
      </Empty>
    </main>
  )
}
