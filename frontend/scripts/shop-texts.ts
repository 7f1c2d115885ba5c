/** While developing: the samples of the installation's texts, where the server of the pages has its own. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

import type { Plugin } from 'vite'

const TYPES = { md: 'text/markdown; charset=utf-8', svg: 'image/svg+xml' } as const
const NAME = /^\/([a-z]+(?:\.[a-z]+)?\.(md|svg))(?:\?|$)/

export function shopTexts(): Plugin {
  return {
    name: 'souk:shop-texts',
    configureServer({ middlewares }) {
      middlewares.use('/shop', (request, response) => {
        const [, file, type] = NAME.exec(request.url ?? '') ?? []
        const missing = (): void => void response.writeHead(404).end()
        if (!file || (type !== 'md' && type !== 'svg')) { missing(); return }
        readFile(fileURLToPath(new URL(`../shop/${file}`, import.meta.url))).then(
          (content) => response.writeHead(200, { 'Content-Type': TYPES[type] }).end(content),
          missing,
        )
      })
    },
  }
}
