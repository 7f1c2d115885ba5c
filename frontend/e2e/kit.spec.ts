/** Every component in every state, without a platform: the kit is built once and answered from its folder. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { Locator } from '@playwright/test'

import { expect, test } from './fixtures'

const FRONTEND = join(import.meta.dirname, '..')
const ORIGIN = 'https://kit.test'
let folder = ''

// One build for both: they follow each other in one worker.
test.describe.configure({ mode: 'default' })

test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'souk-kit-'))
  const vite = join(FRONTEND, 'node_modules/vite/bin/vite.js')
  const built = spawnSync(process.execPath, [vite, 'build', '--config', 'kit.config.ts', '--outDir', folder, '--logLevel', 'warn'], {
    cwd: FRONTEND, encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production' },
  })
  expect(built.status, built.stdout + built.stderr).toBe(0)
})
test.afterAll(() => { rmSync(folder, { recursive: true, force: true }) })

test.beforeEach(async ({ page }) => {
  await page.route(`${ORIGIN}/**`, async (route) => {
    const path = join(folder, new URL(route.request().url()).pathname)
    await route.fulfill({ path: /\.\w+$/.test(path) && existsSync(path) ? path : join(folder, 'index.html') })
  })
})

const LOOKS = [
  { name: 'light-ltr', colorScheme: 'light', locale: 'en-IE' },
  { name: 'dark-rtl', colorScheme: 'dark', locale: 'ar' },
] as const

for (const { name, colorScheme, locale } of LOOKS) {
  test.describe(name, () => {
    test.use({ colorScheme, locale })

    test(`the kit looks right, ${name}`, async ({ page, at, looksRight }) => {
      await page.goto(ORIGIN + at('/'))
      await expect(page.getByRole('heading', { level: 1, name: 'Kit' })).toBeVisible()
      await expect(page.locator('html')).toHaveAttribute('dir', locale === 'ar' ? 'rtl' : 'ltr')
      await page.evaluate(() => Promise.all(Array.from(document.images, (image) => {
        image.loading = 'eager' // those below, too
        return image.decode()
      })))
      await looksRight(`kit-${name}`)
      await page.setViewportSize({ width: 320, height: 640 })
      await looksRight(`kit-${name}-narrow`)
    })

    test(`what opens looks right, ${name}`, async ({ page, at, looksRight }) => {
      await page.goto(ORIGIN + at('/'))
      const dialog = page.getByRole('dialog')
      for (const place of ['middle', 'end', 'below']) {
        const opener = page.getByRole('button', { name: `Open ${place}` })
        await opener.click()
        await expect(dialog).toBeVisible()
        await settled(dialog)
        await looksRight(`kit-${name}-${place}`)
        await page.keyboard.press('Escape')
        await expect(dialog).toBeHidden()
        await expect(opener, 'the focus is back').toBeFocused()
      }
      await page.getByRole('button', { name: 'Say it with a way back' }).click()
      await expect(page.getByRole('status').filter({ has: page.getByRole('button') })).toBeVisible()
      await looksRight(`kit-${name}-toast`)
    })
  })
}

/** What slides in is looked at where it comes to rest. */
const settled = (element: Locator) =>
  element.evaluate((shown) => Promise.all(shown.getAnimations().map(({ finished }) => finished)))
