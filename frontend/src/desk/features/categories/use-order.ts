import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'

import { type ApiProblem, asProblem } from '@/api/problem'

import { useArrangeCategories } from './api/change-categories'
import { type Category, readCategories } from './api/read-categories'
import { childrenOf, type Orders } from './tree'

interface Order {
  parent: string | null
  ids: readonly string[]
}

/** An order that was wanted when somebody else had changed what stands there. */
export interface OrderConflict extends Order {
  was: readonly Category[]
  now: readonly Category[]
}

export interface Ordering {
  /** What is shown already and not yet confirmed. */
  orders: Orders
  arrange: (parent: string | null, ids: readonly string[]) => void
  /** An order that did not get through, and why. */
  failed: (Order & { problem: ApiProblem }) | undefined
  conflict: OrderConflict | undefined
  settle: () => void
}

/** Orders are shown at once and sent one after the other, each on the versions that the one before left. */
export function useOrder(): Ordering {
  const client = useQueryClient()
  const { mutateAsync } = useArrangeCategories()
  const [orders, setOrders] = useState<Orders>(new Map())
  const [failed, setFailed] = useState<Ordering['failed']>()
  const [conflict, setConflict] = useState<OrderConflict>()
  const wanted = useRef(new Map<string | null, readonly string[]>())
  const queue = useRef(Promise.resolve())
  const known = (): Category[] => client.getQueryData(readCategories().queryKey) ?? []

  const want = (parent: string | null, ids: readonly string[] | undefined): void => {
    if (ids) wanted.current.set(parent, ids)
    else wanted.current.delete(parent)
    setOrders(new Map(wanted.current))
  }
  const send = async (parent: string | null, ids: readonly string[]): Promise<void> => {
    if (wanted.current.get(parent) !== ids) return // a later order says the same and more
    const was = childrenOf(known(), parent)
    const versions = new Map(was.map(({ id, version }) => [id, version]))
    try {
      await mutateAsync({ parent_id: parent, categories: ids.map((id) => ({ id, version: versions.get(id) ?? 1 })) })
    } catch (thrown) {
      const problem = asProblem(thrown)
      const moved = problem.status === 412 || problem.code === 'category_order_mismatch'
      const now = moved ? await client.query({ ...readCategories(), staleTime: 0 }).catch(() => undefined) : undefined
      if (now) setConflict({ parent, ids, was, now: childrenOf(now, parent) })
      else setFailed({ parent, ids, problem })
    }
    if (wanted.current.get(parent) === ids) want(parent, undefined)
  }
  return {
    orders, failed, conflict,
    arrange: (parent, ids) => {
      setFailed(undefined)
      setConflict(undefined)
      want(parent, ids)
      queue.current = queue.current.then(() => send(parent, ids))
    },
    settle: () => {
      setFailed(undefined)
      setConflict(undefined)
    },
  }
}
