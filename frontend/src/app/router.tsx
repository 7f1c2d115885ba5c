import { createBrowserRouter, type RouteObject } from 'react-router'

import { basename } from '@/locale/locale'

import { ErrorPage } from './error-page'
import { QuietShell } from './quiet-shell'
import { Shell } from './shell'

/**
 * Every page and its address, without the language before it. Each is a chunk of its own; `scripts/routes.mjs` reads this
 * list for the server of the pages, which answers 404 for any other address.
 */
const PAGES: RouteObject[] = [
  { path: '/', lazy: () => import('@/pages/home') },
  { path: '/c/*', lazy: () => import('@/pages/browse') },
  { path: '/search', lazy: () => import('@/pages/search') },
  { path: '/p/:reference', lazy: () => import('@/pages/product') },
  { path: '/cart', lazy: () => import('@/pages/cart') },
  { path: '/orders/:orderId', lazy: () => import('@/pages/order') },
  { path: '/account', lazy: () => import('@/pages/account') },
  { path: '/account/orders', lazy: () => import('@/pages/account-orders') },
  { path: '/account/orders/:orderId', lazy: () => import('@/pages/account-order') },
  { path: '/account/addresses', lazy: () => import('@/pages/account-addresses') },
  { path: '/account/sessions', lazy: () => import('@/pages/account-sessions') },
  { path: '/account/profile', lazy: () => import('@/pages/account-profile') },
  { path: '/sign-in', lazy: () => import('@/pages/sign-in') },
  { path: '/register', lazy: () => import('@/pages/register') },
  { path: '/forgot', lazy: () => import('@/pages/forgot') },
  { path: '/reset', lazy: () => import('@/pages/reset') },
  { path: '/verify', lazy: () => import('@/pages/verify') },
  { path: '/terms', lazy: () => import('@/pages/terms') },
  { path: '/privacy', lazy: () => import('@/pages/privacy') },
  { path: '/returns', lazy: () => import('@/pages/returns') },
  { path: '/imprint', lazy: () => import('@/pages/imprint') },
]
const QUIET: RouteObject[] = [{ path: '/checkout', lazy: () => import('@/pages/checkout') }]

export const router = createBrowserRouter(
  [
    { element: <Shell />, errorElement: <ErrorPage />, children: [...PAGES, { path: '*', lazy: () => import('@/pages/not-found') }] },
    { element: <QuietShell />, errorElement: <ErrorPage />, children: QUIET },
  ],
  { basename },
)
