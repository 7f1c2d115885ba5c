/** The shop's search at the desk: a word that finds nothing becomes a synonym, and finds. */
import { randomUUID } from 'node:crypto'

import { expect, test } from './fixtures'
import { asStaff } from './people'

test('a word that finds nothing becomes a synonym of one that does', async ({ page, request, at, word, looksRight }) => {
  test.slow()
  // Digits make an article number of it: nothing is near such a thing in meaning.
  const term = `ZX${randomUUID().slice(0, 4)}77`.toLowerCase()
  const found = async (): Promise<number> => ((await (await request.get(`/api/search?q=${term}&locale=en`)).json()) as { total: number }).total
  await asStaff(page, 'admin')
  await page.goto(at(`/admin/synonyms?language=en&add=${term}`))
  const group = page.getByRole('textbox', { name: word('Group of {first}', { first: term }) })
  await expect(group).toHaveValue(`${term}, `)
  await group.fill(`${term}, lamp`)
  await looksRight('desk-synonyms')
  await page.getByRole('button', { name: new RegExp(`^${word('Save')}`) }).click()
  await expect(page.getByText(word('The synonyms are saved. The shop searches with them from now on.'))).toBeVisible()
  await expect.poll(found, { timeout: 60_000 }).toBeGreaterThan(0)
  await page.getByRole('button', { name: word('Remove the group of {first}', { first: term }) }).click()
  await page.getByRole('button', { name: new RegExp(`^${word('Save')}`) }).click()
  await expect(group).toHaveCount(0)
})

test('synonyms, searches without results and the index look right @everywhere', async ({ page, request, at, word, looksRight }) => {
  await request.get('/api/search?q=qqxxyyzz99887766&locale=en')
  await asStaff(page, 'admin')
  for (const screen of ['synonyms', 'without-results', 'search-index']) {
    await page.goto(at(`/admin/${screen}`))
    await expect(page.getByRole('navigation', { name: word('The shop’s search') })).toBeVisible()
    await page.waitForLoadState('networkidle')
    await looksRight(`desk-${screen}`)
  }
  await page.getByRole('button', { name: word('Build it anew') }).click()
  await looksRight('desk-reindex')
})
