import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useEffect, useState } from 'react'
import { useRouteError } from 'react-router'

import { Button } from '@/ui/button'
import { Empty } from '@/ui/states'

/** As browsers say that a file of the page did not come. */
const isGone = (thrown: unknown): boolean => thrown instanceof TypeError && /module|import/i.test(thrown.message)

/**
 * A page that broke, or whose files a deploy took away. The router stands at the page's own address by now, so that loading
 * anew leads there: after a payment to its order, not to the checkout once more.
 */
export function ErrorPage(): ReactNode {
  const { t } = useLingui()
  const thrown = useRouteError()
  const gone = isGone(thrown)
  const [tried, setTried] = useState<unknown>()
  useEffect(() => {
    if (!gone) {
      // The router caught it: as an error that nobody caught it is told, without another line in the console.
      window.dispatchEvent(new ErrorEvent('error', { message: String(thrown) }))
      return
    }
    const again = window.__soukReloadOnce?.() ?? false
    if (!again) queueMicrotask(() => { setTried(thrown) })
  }, [gone, thrown])
  if (gone && tried !== thrown) return <main id="main" className="page min-h-dvh" aria-busy />
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
