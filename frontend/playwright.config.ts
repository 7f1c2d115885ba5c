import { defineConfig, devices } from '@playwright/test'

// The platform that the journeys walk through; `make test` starts one of its own.
const url = process.env.SOUK_URL ?? 'http://localhost:8000'
/** Every journey begins where the question about visits was answered; `visits.spec.ts` meets it. */
const answered = { cookies: [], origins: [{ origin: new URL(url).origin, localStorage: [{ name: 'souk.consent', value: 'no' }] }] }
const phone = { ...devices['Pixel 7'], deviceScaleFactor: 1 }

export default defineConfig({
  testDir: 'e2e',
  outputDir: '../.souk/journeys',
  fullyParallel: true,
  workers: 2,
  timeout: 120_000, // a starved machine meets it too
  expect: { timeout: 20_000 },
  reporter: process.env.CI ? [['dot']] : [['list']],
  use: {
    baseURL: url,
    storageState: answered,
    actionTimeout: 20_000,
    navigationTimeout: 60_000,
    launchOptions: {
      executablePath: process.env.SOUK_CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
  // Wide from left, and narrow from right; what is dark besides the kit is looked at with FULL=1.
  projects: [
    { name: 'desktop', use: { ...devices['Desktop Chrome'] } },
    { name: 'phone-ar', grep: /@everywhere/, use: { ...phone, locale: 'ar' } },
    ...(process.env.FULL === '1' ? [{ name: 'phone-dark', grep: /@everywhere/, use: { ...phone, colorScheme: 'dark' as const } }] : []),
  ],
})
