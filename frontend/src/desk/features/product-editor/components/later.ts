/** Dialogs that come when they are opened: most of the time one only types. */
import { lazy } from 'react'

export const CombinationsDialog = lazy(async () => ({ default: (await import('./combinations-dialog')).CombinationsDialog }))
export const PriceDialog = lazy(async () => ({ default: (await import('./price-dialog')).PriceDialog }))
export const StockDialog = lazy(async () => ({ default: (await import('./stock-dialog')).StockDialog }))
export const WordsDialog = lazy(async () => ({ default: (await import('./words-dialog')).WordsDialog }))
