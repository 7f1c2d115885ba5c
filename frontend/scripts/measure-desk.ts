/**
 * What long lists of the desk ask of a browser: `node scripts/measure-desk.ts URL EMAIL PASSWORD`, as one of the staff.
 * Prints JSON, a line for each list; `souk bench` fills the shop first and holds the figures against their bars.
 */
import { loadavg } from 'node:os'

import { type Browser, chromium, type Page } from '@playwright/test'

const VISITS = 5
const PAGES = 20
/** The pages after which the memory is looked at first: the screen's own code and words are there by then. */
const WARM = 3
const LISTS = { orders: '/admin/orders', products: '/admin/products' }
const ROW = 'main tbody tr'

const [, , url = 'http://localhost:8000', email = '', password = ''] = process.argv
const median = (of: number[]): number => of.sort((a, b) => a - b)[Math.floor(of.length / 2)] ?? NaN

async function opened(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1440, height: 900 } })
  const signedIn = await context.request.post('/api/auth/login', { data: { email, password }, headers: { Origin: url } })
  if (!signedIn.ok()) throw new Error(`Signing in answered ${signedIn.status()}: ${await signedIn.text()}`)
  const page = await context.newPage()
  await page.addInitScript(() => {
    localStorage.setItem('souk.signed-in', '1')
    const tasks: number[] = []
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' })
    Object.assign(window, { __tasks: tasks })
  })
  return page
}

/** Milliseconds of the processor for tasks of the main thread from the navigation until the first row. */
async function firstRow(browser: Browser, path: string): Promise<number> {
  const page = await opened(browser)
  const devtools = await page.context().newCDPSession(page)
  // Time of the processor: what else runs on the machine does not count, and neither do the questions that are asked here.
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  const busy = async (): Promise<number> => {
    const { metrics } = await devtools.send('Performance.getMetrics')
    const seconds = (sought: string): number => metrics.find(({ name }) => name === sought)?.value ?? NaN
    return seconds('TaskDuration') - seconds('DevToolsCommandDuration')
  }
  const before = await busy()
  await page.goto(path, { waitUntil: 'commit', timeout: 120_000 })
  await page.waitForSelector(ROW, { timeout: 120_000 })
  const after = await busy()
  await page.context().close()
  return (after - before) * 1000
}

/** The longest task while the page is scrolled to its end, from its beginning. */
async function scrolled(page: Page): Promise<number> {
  await page.evaluate(() => {
    scrollTo(0, 0)
    ;(window as unknown as { __tasks: number[] }).__tasks.length = 0
  })
  for (let nth = 0; nth < 40; nth++) {
    await page.mouse.wheel(0, 120)
    await page.waitForTimeout(30)
  }
  await page.waitForTimeout(500)
  return page.evaluate(() => Math.max(0, ...(window as unknown as { __tasks: number[] }).__tasks))
}

/** The longest task while a page of rows is scrolled to its end, 0 where none took 50 ms; and the memory after some pages and after many. */
async function walked(browser: Browser, path: string): Promise<{ longest: number; early: number; late: number }> {
  const page = await opened(browser)
  await page.goto(path, { timeout: 120_000 })
  await page.waitForSelector(ROW, { timeout: 120_000 })
  await page.waitForLoadState('networkidle')
  await page.mouse.move(700, 500)
  const longest: number[] = []
  for (let nth = 0; nth < VISITS; nth++) longest.push(await scrolled(page))
  const devtools = await page.context().newCDPSession(page)
  const used = async (): Promise<number> => {
    await devtools.send('HeapProfiler.collectGarbage')
    return (await devtools.send('Runtime.getHeapUsage')).usedSize
  }
  let early = NaN
  for (let nth = 2; nth <= PAGES; nth++) {
    const first = await page.locator(ROW).first().textContent()
    // The pager stands at the end, and is named in the page's language.
    await page.locator('main nav button').last().click()
    await page.waitForFunction(([selector, was]) => document.querySelector(selector)?.textContent !== was && !document.querySelector('main [aria-busy=true]'), [ROW, first] as const)
    if (nth === WARM) early = await used()
  }
  const late = await used()
  await page.context().close()
  return { longest: median(longest), early, late }
}

const browser = await chromium.launch({
  executablePath: process.env.SOUK_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})
try {
  for (const [list, path] of Object.entries(LISTS)) {
    await firstRow(browser, path) // what the shop keeps ready from then on
    const rows: number[] = []
    for (let nth = 0; nth < VISITS; nth++) rows.push(await firstRow(browser, path))
    const walk = await walked(browser, path)
    process.stdout.write(`${JSON.stringify({ list, first: median(rows), ...walk, load: loadavg()[0] ?? NaN })}\n`)
  }
} finally {
  await browser.close()
}
