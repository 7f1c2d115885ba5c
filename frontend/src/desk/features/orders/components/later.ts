/** Dialogs that come when they are opened: most orders are only looked at. */
import { lazy } from 'react'

export const RefundDialog = lazy(async () => ({ default: (await import('./refund-dialog')).RefundDialog }))
export const CancelDialog = lazy(async () => ({ default: (await import('./cancel-dialog')).CancelDialog }))
