/** What every journey stands on: words of its language, a cart by API, and a page that must stay silent. */
import { readFileSync } from 'node:fs'

import { AxeBuilder } from '@axe-core/playwright'
import { type APIRequestContext, test as base, expect, type Page } from '@playwright/test'

import { guestWith, somethingInStock } from './guest.ts'

export { somethingInStock } from './guest.ts'

export { expect }

interface Shop {
  /** An address in the project's language: `at('/cart')`. */
  at: (path: string) => string
  /** A message in the project's language; `values` stand for its placeholders. */
  word: (english: string, values?: Record<string, string>) => string
  /** No axe finding, nothing wider than the page; a screenshot stays in `.souk/journeys`. */
  looksRight: (name: string) => Promise<void>
  /** Console messages, failed requests and reports of the policy that the journey expects. */
  allow: (expected: RegExp) => void
}

/** The messages of a language, the shop's and the desk's, by what they say in English. */
export function catalogue(language: string): Map<string, string> {
  const po = ['shop', 'personal', 'prices', 'desk'].map((name) => readFileSync(new URL(`../src/locales/${language}/${name}.po`, import.meta.url), 'utf8')).join('\n')
  const text = (lines: string): string => [...lines.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, each]) => JSON.parse(`"${each ?? ''}"`) as string).join('')
  return new Map([...po.matchAll(/^msgid ((?:".*"\n)+)msgstr ((?:".*"\n?)+)/gm)].map(([, id = '', said = '']) => [text(id), text(said)]))
}

export const test = base.extend<Shop>({
  at: async ({ locale }, run) => {
    await run((path) => (locale === 'ar' ? `/ar${path === '/' ? '' : path}` : path))
  },
  word: async ({ locale }, run) => {
    const words = catalogue(locale === 'ar' ? 'ar' : 'en')
    await run((english, values = {}) => {
      const said = words.get(english)
      if (said === undefined) throw new Error(`No message says “${english}”`)
      return said.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
    })
  },
  allow: async ({ page }, run, info) => {
    const expected: RegExp[] = []
    const heard: string[] = []
    page.on('console', (message) => heard.push(`console ${message.type()}: ${message.text()} ${message.location().url}`))
    page.on('pageerror', (error) => heard.push(`error: ${error.message}`))
    page.on('requestfailed', (request) => {
      // A page that is left gives up what it asked for.
      if (request.failure()?.errorText !== 'net::ERR_ABORTED') heard.push(`failed: ${request.url()} ${request.failure()?.errorText ?? ''}`)
    })
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        // Heard as a console message, above.
        // eslint-disable-next-line no-console
        console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`)
      })
    })
    await run((pattern) => expected.push(pattern))
    const loud = heard.filter((line) => !expected.some((pattern) => pattern.test(line)))
    if (info.status === info.expectedStatus) expect(loud, 'The console is silent and every request arrives').toEqual([])
  },
  looksRight: async ({ page }, run, info) => {
    await run(async (name) => {
      await page.screenshot({ path: info.outputPath(`${name}.png`), fullPage: true, animations: 'disabled' })
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      expect(wider, `${name} is not wider than the page`).toBeLessThanOrEqual(0)
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`), `axe on ${name}`).toEqual([])
    })
  },
})

// Every page is listened to, whether the journey asks for it or not.
test.beforeEach(({ allow }) => expect(allow).toBeDefined())

/** What the browser keeps for the shop when the journey begins, as an earlier visit left it. */
export async function keeps(page: Page, name: string, value: string): Promise<void> {
  await page.addInitScript(([key = '', held = '']) => {
    // Once in a browser: what the shop makes of it afterwards stays. Whoever leaves clears the tab's own storage.
    if (localStorage.getItem(`journey.${key}`)) return
    localStorage.setItem(`journey.${key}`, 'begun')
    localStorage.setItem(key, held)
  }, [name, value])
}

/** A guest with this in the cart, by API. */
export async function withThing(page: Page, request: APIRequestContext, variantId: string): Promise<void> {
  await keeps(page, 'souk.guest', await guestWith(request, variantId))
}

/** A guest with one thing in the cart, by API; answers the product's slug. */
export async function withCart(page: Page, request: APIRequestContext, nth = 0): Promise<string> {
  const { slug, variantId } = await somethingInStock(request, nth)
  await withThing(page, request, variantId)
  return slug
}
