import { Trans, useLingui } from '@lingui/react/macro'
import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'

import { ProductTable } from '@/desk/features/products/components/product-table'
import { useKeys } from '@/desk/keys/keys'
import { may } from '@/desk/session/may'
import { Screen } from '@/desk/ui/screen'
import { LinkButton } from '@/ui/button'

export function Component(): ReactNode {
  const { t } = useLingui()
  const navigate = useNavigate()
  useKeys(may('products.write') ? [{ key: 'n', name: t`New product`, run: () => void navigate('/admin/products/new') }] : [])
  return (
    <Screen
      title={t`Products`}
      action={may('products.write') && <LinkButton to="/admin/products/new"><Plus aria-hidden className="size-5" /><Trans>New product</Trans></LinkButton>}
    >
      <ProductTable />
    </Screen>
  )
}
