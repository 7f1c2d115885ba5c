import { fileURLToPath } from 'node:url'

import { lingui } from '@lingui/vite-plugin'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { compression, defineAlgorithm } from 'vite-plugin-compression2'
import { constants } from 'node:zlib'
import { defineConfig } from 'vite'

import { pages } from './scripts/pages.ts'
import { shopTexts } from './scripts/shop-texts.ts'

// Where a platform runs that `npm run dev` works against.
const platform = process.env.SOUK_URL ?? 'http://localhost:8000'
// The services accept browsers that come from the platform's own address.
const proxy = { target: platform, changeOrigin: true, headers: { origin: platform } }

export default defineConfig({
  plugins: [
    react(),
    tailwindcss(),
    lingui({ macroTransform: true }),
    pages(),
    shopTexts(),
    compression({
      include: /\.(js|css|html|svg|json|webmanifest)$/,
      threshold: 512,
      algorithms: [
        defineAlgorithm('gzip', { level: 9 }),
        defineAlgorithm('brotliCompress', { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
      ],
    }),
  ],
  resolve: { alias: { '@': fileURLToPath(new URL('src', import.meta.url)) } },
  build: {
    target: 'es2023',
    assetsInlineLimit: 0, // the policy of the pages refuses data: addresses
    modulePreload: { polyfill: false },
    manifest: true,
    // What every document begins with is one file, whatever of it later chunks share: split by who shares it, it weighs 5 kB more.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'], test: /(?<!main\.tsx|index\.html)$/ }] } } },
  },
  server: { proxy: { '/api': proxy, '/media': proxy, '/sandbox': proxy, '/shop': proxy } },
})
