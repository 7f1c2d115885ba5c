import { mergeConfig } from 'vite'
import { defineConfig } from 'vitest/config'

import base from './vite.config.ts'

export default mergeConfig(
  base,
  defineConfig({
    test: {
      environment: 'happy-dom',
      environmentOptions: { happyDOM: { url: 'http://shop.test/' } },
      setupFiles: ['src/testing/setup.ts'],
      include: ['{src,scripts}/**/*.test.{ts,tsx}'],
      testTimeout: 30_000, // a starved machine meets it too
      restoreMocks: true,
    },
  }),
)
