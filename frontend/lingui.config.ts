import { defineConfig } from '@lingui/cli'
import { formatter } from '@lingui/format-po'

const TESTS = ['**/*.test.tsx', '**/*.test.ts']
/** Who looks around reads none of these words: they come with the pages that `PERSONAL_PAGES` names. */
const PERSONAL = [
  ...['account', 'alerts', 'checkout', 'orders', 'second-factor', 'session'].map((feature) => `src/features/${feature}/**`),
  ...['account*', 'alerts-*', 'checkout', 'order', 'preview', 'sign-in', 'register', 'forgot', 'reset', 'verify'].map((page) => `src/pages/${page}.tsx`),
]
/** What is read only by who scrolls down a product's page, or opens its dialogs: loaded with what shows it. */
const PRICES = ['src/features/prices/*.ts', 'src/features/prices/components/!(tell-me).tsx']

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'fr', 'ar'],
  catalogs: [
    { path: 'src/locales/{locale}/shop', include: ['src'], exclude: ['src/desk/**', ...TESTS, ...PERSONAL, ...PRICES] },
    { path: 'src/locales/{locale}/prices', include: PRICES, exclude: TESTS },
    { path: 'src/locales/{locale}/personal', include: PERSONAL, exclude: TESTS },
    // What the desk shares with the shop is said by the shop's words, which it loads too.
    { path: 'src/locales/{locale}/desk', include: ['src/desk'], exclude: TESTS },
  ],
  format: formatter({ lineNumbers: false }),
  orderBy: 'messageId',
})
