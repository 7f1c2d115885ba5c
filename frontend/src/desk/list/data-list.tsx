import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import type { ApiProblem } from '@/api/problem'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { Skeleton } from '@/ui/skeleton'
import { Empty, Failed } from '@/ui/states'

import type { ListAddress } from './list-address'
import { ListHead } from './list-head'
import { Pages } from './pages'
import type { DataListProps } from './props'
import { SelectionBar, useSelection } from './selection'
import { Table } from './table'

export type { Column, DataListProps } from './props'

/** A list as a real table: its rows by pointer and by keys, selected over pages, page by page. */
export function DataList<Row>(props: DataListProps<Row>): ReactNode {
  const { query: { data, error, refetch, isFetching }, address, list, bulk, keyOf, empty } = props
  const selection = useSelection(list, data?.items ?? [], keyOf)
  if (!data) {
    return error ? (
      <Unreadable address={address} problem={error} onRetry={() => void refetch()} retrying={isFetching} />
    ) : (
      <Loading />
    )
  }
  return (
    <div className="grid grid-cols-1 gap-4">
      <ListHead {...props} />
      {error && (
        <Notice kind="warn" title={<Trans>This list could not be read anew</Trans>}>
          <p><Trans>It shows what was read before.</Trans></p>
          <Button kind="outline" busy={isFetching} onClick={() => void refetch()} className="justify-self-start">
            <Trans>Try again</Trans>
          </Button>
        </Notice>
      )}
      {data.items.length === 0 ? <NothingHere address={address} empty={empty} /> : <Table {...props} items={data.items} selection={selection} />}
      <Pages address={address} next={data.next_cursor ?? undefined} />
      {bulk && <SelectionBar selection={selection} bulk={bulk} />}
    </div>
  )
}

/** An old link may ask for what the service does not know any more: then the way on is without it. */
function Unreadable({ address, problem, ...again }: { address: ListAddress; problem: ApiProblem; onRetry: () => void; retrying: boolean }): ReactNode {
  if (problem.status === 422 && (address.filtered || address.cursor !== undefined)) {
    return (
      <Empty
        title={<Trans>This view asks for what is not there any more</Trans>}
        action={<Button kind="outline" onClick={address.clear}><Trans>Clear all filters</Trans></Button>}
      />
    )
  }
  return <Failed title={<Trans>This list could not be read.</Trans>} problem={problem} {...again} />
}

function Loading(): ReactNode {
  return (
    <div className="grid gap-2 rounded-card border border-line bg-surface p-3">
      <p role="status" className="sr-only"><Trans>Loading</Trans></p>
      {Array.from({ length: 10 }, (_, index) => <Skeleton key={index} className="h-9" />)}
    </div>
  )
}

function NothingHere({ address, empty }: { address: ListAddress; empty: ReactNode }): ReactNode {
  if (!address.filtered) return empty
  return (
    <Empty
      title={<Trans>Nothing matches these filters</Trans>}
      action={<Button kind="outline" onClick={address.clear}><Trans>Clear all filters</Trans></Button>}
    />
  )
}

