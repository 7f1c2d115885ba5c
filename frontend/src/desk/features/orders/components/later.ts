/** What comes when it is asked for: most orders are only looked at, and few wait for a person. */
import { lazy } from 'react'

export const RefundDialog = lazy(async () => ({ default: (await import('./refund-dialog')).RefundDialog }))
export const CancelDialog = lazy(async () => ({ default: (await import('./cancel-dialog')).CancelDialog }))
export const ResolveAttention = lazy(async () => ({ default: (await import('./resolve-dialog')).ResolveAttention }))
