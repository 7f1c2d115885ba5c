import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useEffect } from 'react'
import { useRouteError } from 'react-router'

import { Button } from '@/ui/button'
import { Empty } from '@/ui/states'

/** A page that broke, or whose files a deploy took away: loading it anew is the way on. */
export function ErrorPage(): ReactNode {
  const { t } = useLingui()
  const thrown = useRouteError()
  useEffect(() => {
    // A chunk that is gone is fetched by a fresh page.
    if (thrown instanceof TypeError && /module|import/i.test(thrown.message)) window.__soukReloadOnce?.()
  }, [thrown])
  return (
    <main id="main" className="page min-h-dvh">
      <title>{t`This page broke`}</title>
      <h1 className="sr-only">
        <Trans>This page broke</Trans>
      </h1>
      <Empty
        title={<Trans>This page broke</Trans>}
        action={
          <Button onClick={() => { window.location.reload() }}>
            <Trans>Load it again</Trans>
          </Button>
        }
      >
        <Trans>Nothing that you entered at the checkout is lost.</Trans>
      </Empty>
    </main>
  )
}
