/**
 * What the build knows of each page, written where it is needed: into `boot.js` the files that a page begins with, into
 * `.vite/pages.caddy` the addresses that the server of the pages answers with 200.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'

import { minifySync, type Plugin, type Rolldown } from 'vite'

import lingui from '../lingui.config.ts'
import { FIRST_ANSWERS, PAGES, PERSONAL_PAGES, QUIET_PAGES, SEARCH_ANSWERS, UNFILTERED_ANSWERS } from '../src/app/addresses.ts'
import { SCREENS } from '../src/desk/addresses.ts'

type Bundle = Rolldown.OutputBundle
type Chunk = Rolldown.OutputChunk

const ADDRESSES: Record<string, string> = { ...PAGES, ...QUIET_PAGES }
type Answers = Readonly<Record<string, readonly string[] | undefined>>
const ANSWERS: Answers = FIRST_ANSWERS
const UNFILTERED: Answers = UNFILTERED_ANSWERS
const SEARCHED: Answers = SEARCH_ANSWERS
const PREFIXED = lingui.locales.filter((each) => each !== lingui.sourceLocale)
/** A page's two families in Latin letters, and the one in Arabic letters. */
const FONTS = {
  ltr: ['figtree-latin-wght-normal.woff2', 'bricolage-grotesque-latin-wght-normal.woff2'],
  rtl: ['readex-pro-arabic-wght-normal.woff2'],
}
const PLACE = 'const built = null'

/** A route of the router as a regular expression of its path, in the dialect that browsers and Go share. */
export function pattern(route: string): string {
  if (route === '/') return ''
  return route.replace(/\/\*$/, '(?:/.*)?').replace(/:\w+/g, '[^/]+')
}

/** The same with a name for each part that varies, and `last` for the last part of a path. */
const named = (route: string): string => {
  if (route.endsWith('/*')) return `${pattern(route.slice(0, -2))}(?:/(?:.*/)?(?<last>[^/]+))?`
  return pattern(route.replace(/:(\w+)/g, '(?<$1>:$1)'))
}

/** The addresses with a page, in every language. */
export function known(): string {
  return `^(?:/(?:${PREFIXED.join('|')}))?(?:${[...Object.keys(ADDRESSES), ...Object.keys(SCREENS)].map(pattern).join('|')})/?$`
}

/** What `boot.js` is told. */
export function built(bundle: Bundle) {
  const outputs = Object.values(bundle)
  const chunks = outputs.filter((each) => each.type === 'chunk')
  const entry = found(chunks.find((each) => each.isEntry), 'the entry')
  const there = closure(bundle, entry)
  const from = (file: string): Chunk => found(chunks.find((each) => each.facadeModuleId?.endsWith(file)), file)
  const files = (page: string) => [...closure(bundle, from(`/src/pages/${page}.tsx`))].filter((each) => !there.has(each))
  const words = (name: string) => Object.fromEntries(lingui.locales.map((each) => [each, from(`/src/locales/${each}/${name}.po`).fileName]))
  const font = (name: string) =>
    found(outputs.find((each) => each.type === 'asset' && each.originalFileNames.some((path) => basename(path) === name)), name).fileName
  return {
    fonts: { ltr: FONTS.ltr.map(font), rtl: FONTS.rtl.map(font) },
    words: { shop: words('shop'), personal: words('personal') },
    pages: Object.entries(ADDRESSES).map(([route, page]) => [
      `^${named(route)}/?$`, files(page), PERSONAL_PAGES.has(page) ? ['shop', 'personal'] : ['shop'],
      ANSWERS[route] ?? [], UNFILTERED[route] ?? [], SEARCHED[route] ?? [],
    ]),
    unknown: files('not-found'),
  }
}

/**
 * Throws where a page shows words that it does not bring: it would show their ids. `from`: the files whose words are the personal ones.
 */
export function holdWords(bundle: Bundle, from: readonly string[]): void {
  const entry = Object.values(bundle).find((each) => each.type === 'chunk' && each.isEntry)
  const document = entry?.type === 'chunk' ? closure(bundle, entry) : new Set<string>()
  for (const page of new Set([...Object.values(ADDRESSES), 'not-found'])) {
    if (PERSONAL_PAGES.has(page)) continue
    const chunk = Object.values(bundle).find((each) => each.type === 'chunk' && each.facadeModuleId?.endsWith(`/src/pages/${page}.tsx`))
    if (chunk?.type !== 'chunk') continue
    const files = modules(bundle, chunk, new Set(document))
    const shown = from.find((file) => files.some((each) => each.endsWith(`/${file}`)))
    if (shown) throw new Error(`The page ${page} shows words of ${shown}: name it in PERSONAL_PAGES of src/app/addresses.ts.`)
  }
}

/** Every module of a page, those it loads later as well; `seen` begins with the files that are not its. */
function modules(bundle: Bundle, page: Chunk, seen: Set<string>): string[] {
  if (seen.has(page.fileName)) return []
  seen.add(page.fileName)
  return [...page.imports, ...page.dynamicImports].reduce((found, name) => {
    const next = bundle[name]
    return next?.type === 'chunk' ? [...found, ...modules(bundle, next, seen)] : found
  }, page.moduleIds)
}

function closure(bundle: Bundle, chunk: Chunk, seen = new Set<string>()): Set<string> {
  if (seen.has(chunk.fileName)) return seen
  seen.add(chunk.fileName)
  for (const name of chunk.imports) {
    const next = bundle[name]
    if (next?.type === 'chunk') closure(bundle, next, seen)
  }
  return seen
}

function found<Thing>(thing: Thing | undefined, name: string): Thing {
  if (thing === undefined) throw new Error(`The build holds no ${name}.`)
  return thing
}

const personalFiles = (): string[] => {
  const po = readFileSync(join(import.meta.dirname, '..', `src/locales/${lingui.sourceLocale ?? 'en'}/personal.po`), 'utf8')
  return [...new Set([...po.matchAll(/^#: (\S+)$/gm)].map(([, file = '']) => file))]
}

export function pages(): Plugin {
  return {
    name: 'souk:pages',
    apply: 'build',
    writeBundle({ dir = 'dist' }, bundle) {
      holdWords(bundle, personalFiles())
      const boot = join(dir, 'boot.js')
      const text = readFileSync(boot, 'utf8')
      if (!text.includes(PLACE)) throw new Error(`public/boot.js has no \`${PLACE}\`.`)
      const told = text.replace(PLACE, () => `const built = ${JSON.stringify(built(bundle))}`)
      // Every page waits for it, and Vite sends what lies in `public` as it is.
      writeFileSync(boot, minifySync('boot.js', told, { compress: true, mangle: true }).code)
      writeFileSync(join(dir, '.vite', 'pages.caddy'), `@page path_regexp \`${known()}\`\n`)
    },
  }
}
