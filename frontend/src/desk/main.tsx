/** The desk's entry: its words, its styles and its router. The shop's document never loads it. */
import './desk.css'

import type { ComponentType } from 'react'
import { createBrowserRouter, redirectDocument, type RouteObject } from 'react-router'

import { activate, loadPersonal } from '@/locale/activate'
import { basename } from '@/locale/locale'

import { SCREENS } from './addresses'
import { Allowed } from './session/allowed'
import { Broken } from './shell/broken'
import { Nothing } from './shell/nothing'
import { Shell } from './shell/shell'

const files = import.meta.glob<{ Component: ComponentType }>(['./pages/*.tsx', '!./pages/*.test.tsx'])

/** A screen is a chunk of its own; what it asks for comes after it is known who asks. */
const screen = (path: string): RouteObject => ({
  path,
  lazy: async () => {
    const { page, takes } = SCREENS[path] ?? { page: '' }
    const file = files[`./pages/${page}.tsx`]
    if (!file) throw new Error(`src/desk/pages has no ${page}.tsx`)
    const { Component } = await file()
    return { Component: () => <Allowed takes={takes}><Component /></Allowed> }
  },
})

/** The desk's pages, once its words are there. Every other address is the shop's, and loads it. */
export async function desk() {
  await Promise.all([
    loadPersonal(), // of what it shares with the account and the checkout
    activate({
      en: () => import('../locales/en/desk.po'),
      fr: () => import('../locales/fr/desk.po'),
      ar: () => import('../locales/ar/desk.po'),
    }),
  ])
  return createBrowserRouter(
    [
      {
        element: <Shell />,
        errorElement: <Broken />,
        hydrateFallbackElement: <></>,
        children: [
          ...Object.keys(SCREENS).map(screen),
          { path: '/admin/*', Component: Nothing },
        ],
      },
      { path: '*', loader: ({ request }) => redirectDocument(request.url) },
    ],
    { basename },
  )
}
