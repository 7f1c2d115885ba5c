/**
 * How long four pages of a running shop take and what they weigh, as a browser meets them: `node scripts/measure.ts URL`.
 * Prints JSON, a line for each page and profile; `souk bench` holds them against their bars.
 */
import { loadavg } from 'node:os'

import { type Browser, chromium, devices, request } from '@playwright/test'

import { guestWith, somethingInStock } from '../e2e/guest.ts'
import { observe, type Seen } from './observe.ts'

const VISITS = 5
/** After the last request, for what comes late: pictures that are drawn, things that move. */
const SETTLED = 1_000

const megabits = (each: number): number => (each * 1_000_000) / 8
const phone = devices['Pixel 7']
const PROFILES = {
  desktop: { context: devices['Desktop Chrome'], cpu: 1, net: undefined },
  phone: { context: phone, cpu: 4, net: { latency: 40, throughput: megabits(10) } },
  'slow 4G': { context: phone, cpu: 4, net: { latency: 150, throughput: megabits(1.6) } },
}
type Profile = keyof typeof PROFILES

/** A page by its address, and what a shopper can use once it is there. */
interface Target {
  page: string
  path: string
  usable: string
}

interface Measured extends Omit<Seen, 'lcp' | 'usable'> {
  page: string
  profile: string
  /** Medians, in milliseconds. */
  lcp: number
  usable: number
  /** The processes that waited for a core on this machine meanwhile. */
  load: number
}

const median = (of: number[]): number => of.sort((a, b) => a - b)[Math.floor(of.length / 2)] ?? NaN

async function visit(browser: Browser, url: string, target: Target, profile: Profile, guest: string): Promise<Seen> {
  const { context: device, cpu, net } = PROFILES[profile]
  const context = await browser.newContext({ ...device, baseURL: url })
  try {
    const page = await context.newPage()
    const devtools = await context.newCDPSession(page)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpu })
    if (net) {
      await devtools.send('Network.enable')
      await devtools.send('Network.emulateNetworkConditions', {
        offline: false, latency: net.latency, downloadThroughput: net.throughput, uploadThroughput: net.throughput,
      })
    }
    await page.addInitScript(observe, { usable: target.usable, guest: target.page === 'checkout' ? guest : '' })
    await page.goto(target.path, { timeout: 120_000 })
    await page.waitForFunction(() => window.__seen?.().usable, undefined, { timeout: 120_000 })
    await page.waitForLoadState('networkidle', { timeout: 120_000 })
    await page.waitForTimeout(SETTLED * cpu)
    const seen = await page.evaluate(() => window.__seen?.())
    if (!seen) throw new Error(`${target.path} was not observed`)
    return seen
  } finally {
    await context.close()
  }
}

async function targets(url: string): Promise<{ pages: Target[]; guest: string }> {
  const api = await request.newContext({ baseURL: url })
  const { slug, variantId } = await somethingInStock(api)
  const token = await guestWith(api, variantId)
  const { items } = (await (await api.get('/api/categories')).json()) as { items: { slug: string; parent_id: string | null }[] }
  await api.dispose()
  const department = items.find(({ parent_id }) => parent_id === null)?.slug ?? ''
  const card = 'main article a'
  return {
    guest: token,
    pages: [
      { page: 'home', path: '/', usable: card },
      { page: 'list', path: `/c/${department}`, usable: card },
      { page: 'product', path: `/p/${slug}`, usable: 'main [role=group] input[inputmode=numeric]:enabled' },
      { page: 'checkout', path: '/checkout', usable: 'input[autocomplete~=email]' },
    ],
  }
}

const [, , url = 'http://localhost:8000'] = process.argv
const { pages, guest } = await targets(url)
const browser = await chromium.launch({
  executablePath: process.env.SOUK_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})
try {
  // What the shop keeps ready from then on is no matter of the pages.
  for (const target of pages) await visit(browser, url, target, 'desktop', guest)
  for (const profile of Object.keys(PROFILES) as Profile[]) {
    for (const target of pages) {
      const seen: Seen[] = []
      for (let nth = 0; nth < VISITS; nth++) seen.push(await visit(browser, url, target, profile, guest))
      const worst = (of: (each: Seen) => number): number => Math.max(...seen.map(of))
      const measured: Measured = {
        page: target.page,
        profile,
        lcp: median(seen.map(({ lcp }) => lcp)),
        usable: median(seen.map(({ usable }) => usable)),
        cls: worst(({ cls }) => cls),
        script: worst(({ script }) => script),
        style: worst(({ style }) => style),
        font: worst(({ font }) => font),
        pictures: worst(({ pictures }) => pictures),
        load: loadavg()[0] ?? NaN,
      }
      process.stdout.write(`${JSON.stringify(measured)}\n`)
    }
  }
} finally {
  await browser.close()
}
