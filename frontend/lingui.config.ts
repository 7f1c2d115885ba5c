import { defineConfig } from '@lingui/cli'
import { formatter } from '@lingui/format-po'

const TESTS = ['**/*.test.tsx', '**/*.test.ts']

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'fr', 'ar'],
  catalogs: [
    { path: 'src/locales/{locale}/shop', include: ['src'], exclude: ['src/desk/**', ...TESTS] },
    // What the desk shares with the shop is said by the shop's words, which it loads too.
    { path: 'src/locales/{locale}/desk', include: ['src/desk'], exclude: TESTS },
  ],
  format: formatter({ lineNumbers: false }),
  orderBy: 'messageId',
})
