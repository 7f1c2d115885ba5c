import { defineConfig } from '@lingui/cli'
import { formatter } from '@lingui/format-po'

const TESTS = ['**/*.test.tsx', '**/*.test.ts']
/** Who looks around reads none of these words: they come with the pages that `PERSONAL_PAGES` names. */
const PERSONAL = [
  ...['account', 'checkout', 'orders', 'session'].map((feature) => `src/features/${feature}/**`),
  ...['account*', 'checkout', 'order', 'sign-in', 'register', 'forgot', 'reset', 'verify'].map((page) => `src/pages/${page}.tsx`),
]

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'fr', 'ar'],
  catalogs: [
    { path: 'src/locales/{locale}/shop', include: ['src'], exclude: [...TESTS, ...PERSONAL] },
    { path: 'src/locales/{locale}/personal', include: PERSONAL, exclude: TESTS },
  ],
  format: formatter({ lineNumbers: false }),
  orderBy: 'messageId',
})
