import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'

import { describe, expect, it } from 'vitest'

import { PAGES, QUIET_PAGES } from '../src/app/addresses.ts'
import { SCREENS } from '../src/desk/addresses.ts'
import { built, holdWords, known } from './pages.ts'

const at = (path: string) => join(import.meta.dirname, '..', path)

describe('addresses', () => {
  it.each(Object.entries({ ...PAGES, ...QUIET_PAGES }))('%s has the page %s', (_, page) => {
    expect(existsSync(at(`src/pages/${page}.tsx`))).toBe(true)
  })

  it.each(Object.entries(SCREENS))('%s has the screen %o', (_, { page }) => {
    expect(existsSync(at(`src/desk/pages/${page}.tsx`))).toBe(true)
  })

  it.each(['/', '/fr', '/ar/', '/c/home/lamps', '/fr/p/kettle', '/checkout', '/account/orders/1', '/cart/', '/admin', '/ar/admin/'])('%s is known', (path) => {
    expect(path).toMatch(new RegExp(known()))
  })

  it.each(['/de', '/fry', '/p', '/p/a/b', '/nothing', '/cart/x', '/fr/fr', '/admin/nothing', '/administer'])('%s is not', (path) => {
    expect(path).not.toMatch(new RegExp(known()))
  })
})

const chunk = (file: string, facadeModuleId: string | null, imports: string[] = [], isEntry = false, dynamicImports: string[] = []) =>
  ({ type: 'chunk', fileName: file, facadeModuleId, imports, dynamicImports, moduleIds: [`/src/${file}x`], isEntry }) as const
const asset = (name: string) => ({ type: 'asset', fileName: `assets/${name}`, originalFileNames: [`node_modules/fonts/${name}`] }) as const

/** A bundle in which each page imports what it shares with others, and the entry's own. */
function bundle(): Parameters<typeof built>[0] {
  const pages = [...Object.values({ ...PAGES, ...QUIET_PAGES }), 'not-found']
  const all = [
    chunk('assets/entry.js', '/src/app/main.tsx', ['assets/react.js'], true),
    chunk('assets/react.js', null),
    chunk('assets/shared.js', null, ['assets/react.js']),
    ...pages.map((page) => chunk(`assets/${page}.js`, `/src/pages/${page}.tsx`, ['assets/shared.js', 'assets/entry.js'], false, page === 'home' ? ['assets/later.js'] : [])),
    ...['shop', 'personal'].flatMap((of) => ['en', 'fr', 'ar'].map((each) => chunk(`assets/${of}-${each}.js`, `/src/locales/${each}/${of}.po`))),
    chunk('assets/later.js', null),
    ...['figtree-latin', 'bricolage-grotesque-latin', 'readex-pro-arabic'].map((each) => asset(`${each}-wght-normal.woff2`)),
  ]
  return Object.fromEntries(all.map((each) => [each.fileName, each])) as unknown as Parameters<typeof built>[0]
}

/** The files that boot.js asks for at that path, as `rel file`. */
function asked(path: string, stored: Record<string, string> = {}) {
  const links: { rel: string; href: string }[] = []
  const text = readFileSync(at('public/boot.js'), 'utf8').replace('const built = null', `const built = ${JSON.stringify(built(bundle()))}`)
  const root = { lang: '', dir: '', dataset: {} }
  const document = {
    documentElement: root,
    createElement: () => ({}),
    head: { append: (link: { rel: string; href: string }) => links.push(link) },
  }
  const page = { document, location: { pathname: path.split('?')[0], search: path.includes('?') ? path.slice(path.indexOf('?')) : '' }, URLSearchParams, window: {}, addEventListener: () => undefined, localStorage: { getItem: (key: string) => stored[key] ?? null } }
  runInNewContext(text, page)
  return { root, links: links.map(({ rel, href }) => `${rel} ${href}`) }
}

describe('boot.js', () => {
  it('asks for two fonts, the words and the page’s own files, and for nothing that the document names', () => {
    expect(asked('/p/kettle').links).toEqual([
      'preload /assets/figtree-latin-wght-normal.woff2',
      'preload /assets/bricolage-grotesque-latin-wght-normal.woff2',
      'modulepreload /assets/shop-en.js',
      'modulepreload /assets/product.js',
      'modulepreload /assets/shared.js',
      'preload /api/products/kettle?locale=en',
    ])
  })

  it('asks for the first answer in the page’s language, and not where it may be another', () => {
    expect(asked('/fr').links).toContain('preload /api/products?sort=newest&in_stock=true&limit=16&locale=fr')
    expect(asked('/p/kettle', { 'souk.signed-in': '1' }).links.join()).not.toContain('/api')
    expect(asked('/cart').links.join()).not.toContain('/api')
  })

  it('asks for a list beside the categories, unless the address narrows it', () => {
    const categories = 'preload /api/categories?locale=en'
    const list = 'preload /api/products?category=lamps&limit=24&counts=true&locale=en'
    expect(asked('/c/home/lamps/').links.slice(-2)).toEqual([categories, list])
    expect(asked('/c/home/lamps?on_sale=true').links.at(-1)).toBe(categories)
  })

  it('asks for what a search finds, unless the address narrows it', () => {
    const categories = 'preload /api/categories?locale=fr'
    expect(asked('/fr/search?q=+red%20lamp').links.slice(-2)).toEqual([categories, 'preload /api/search?q=red%20lamp&limit=24&locale=fr'])
    expect(asked('/fr/search?q=lamp&sort=newest').links.at(-1)).toBe(categories)
    expect(asked('/fr/search?q=').links.at(-1)).toBe(categories)
    const long = 'a'.repeat(199)
    expect(asked(`/fr/search?q=${long}🫖🫖`).links.at(-1)).toBe(`preload /api/search?q=${long}${encodeURIComponent('🫖')}&limit=24&locale=fr`)
  })

  it('asks for the Arabic font and words below /ar', () => {
    const { root, links } = asked('/ar/cart')
    expect(root).toMatchObject({ lang: 'ar', dir: 'rtl' })
    expect(links.slice(0, 4)).toEqual([
      'preload /assets/readex-pro-arabic-wght-normal.woff2',
      'modulepreload /assets/shop-ar.js',
      'modulepreload /assets/personal-ar.js',
      'modulepreload /assets/cart.js',
    ])
  })

  it('asks for nothing but the fonts at the desk, which loads by itself', () => {
    expect(asked('/fr/admin/orders').links.filter((each) => !each.endsWith('.woff2'))).toEqual([])
  })

  it('asks for the page that says so where there is none', () => {
    expect(asked('/fr/nothing').links).toContain('modulepreload /assets/not-found.js')
    expect(asked('/fry').root).toMatchObject({ lang: 'en' })
  })
})

describe('words of their own', () => {
  it('come with each page that shows them, also later', () => {
    expect(() => { holdWords(bundle(), ['assets/cart.jsx']) }).not.toThrow()
    expect(() => { holdWords(bundle(), ['assets/browse.jsx']) }).toThrow('The page browse shows words of assets/browse.jsx')
    expect(() => { holdWords(bundle(), ['assets/later.jsx']) }).toThrow('The page home shows words of assets/later.jsx')
  })
})
