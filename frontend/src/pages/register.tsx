import { PageTitle } from '@/ui/page-title'

export function Component() {
  return <PageTitle title="To come" noindex />
}
