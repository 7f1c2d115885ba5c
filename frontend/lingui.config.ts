import { defineConfig } from '@lingui/cli'
import { formatter } from '@lingui/format-po'

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'fr', 'ar'],
  catalogs: [{ path: 'src/locales/{locale}/shop', include: ['src'], exclude: ['**/*.test.tsx', '**/*.test.ts'] }],
  format: formatter({ lineNumbers: false }),
  orderBy: 'messageId',
})
