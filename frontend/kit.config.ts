/** The kit: every component in every state, for whoever works on them and for tests. The shop's build knows nothing of it. */
import { fileURLToPath } from 'node:url'

import { lingui } from '@lingui/vite-plugin'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: here('kit'),
  publicDir: here('public'),
  cacheDir: here('node_modules/.vite-kit'),
  plugins: [react(), tailwindcss(), lingui({ macroTransform: true })],
  resolve: { alias: { '@': here('src') } },
  build: { target: 'es2023', assetsInlineLimit: 0 },
  server: { port: 5174, fs: { allow: [here('.')] } },
})
