import { Trans } from '@lingui/react/macro'
import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link, useLocation, useNavigate } from 'react-router'

/** To the list above. Whoever came from one goes back to it as it was: filters, page, place and selection. */
export function BackTo({ list, children }: { list: string; children: ReactNode }): ReactNode {
  const navigate = useNavigate()
  const { state } = useLocation() as { state: { from?: string } | null }
  const from = state?.from
  return (
    <Link
      to={from ?? list}
      onClick={(event) => {
        if (from === undefined || event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        void navigate(-1)
      }}
      className="inline-flex min-h-11 items-center gap-2 justify-self-start rounded-control text-md text-muted hover:text-ink hover:underline"
    >
      <ArrowLeft aria-hidden className="mirror size-5" />
      {from === undefined || from === list ? children : <Trans>Back</Trans>}
    </Link>
  )
}
