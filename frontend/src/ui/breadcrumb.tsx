import { useLingui } from '@lingui/react/macro'
import { ChevronRight } from 'lucide-react'
import { Fragment, type ReactNode } from 'react'
import { Link } from 'react-router'

interface Crumb {
  to: string
  name: ReactNode
  lang?: string
}

/** The way from the beginning to this page; the page itself stands last, without a link. */
export function Breadcrumb({ way, here }: { way: readonly Crumb[]; here?: ReactNode }): ReactNode {
  const { t } = useLingui()
  return (
    <nav aria-label={t`Breadcrumb`} className="text-sm text-muted">
      <ol className="flex flex-wrap items-center gap-x-1">
        {way.map(({ to, name, lang }, index) => (
          <Fragment key={to}>
            {index > 0 && <Separator />}
            <li lang={lang}>
              <Link to={to} className="inline-flex min-h-6 items-center hover:text-ink hover:underline">
                {name}
              </Link>
            </li>
          </Fragment>
        ))}
        {here && (
          <>
            <Separator />
            <li aria-current="page">{here}</li>
          </>
        )}
      </ol>
    </nav>
  )
}

function Separator(): ReactNode {
  return (
    <li aria-hidden>
      <ChevronRight className="mirror size-4" />
    </li>
  )
}
