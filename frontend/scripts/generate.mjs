// Writes src/api/generated/<service>.ts from each service's committed OpenAPI document; another folder may be named.
import { readdirSync, readFileSync, writeFileSync, mkdirSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

import openapiTS, { astToString } from 'openapi-typescript'

const services = new URL('../../services/', import.meta.url)
const [, , folderOfTypes] = process.argv
const generated = folderOfTypes ? pathToFileURL(`${folderOfTypes}/`) : new URL('../src/api/generated/', import.meta.url)
mkdirSync(generated, { recursive: true })
// Tools leave folders of their own beside the services.
for (const folder of readdirSync(services).filter((name) => name.endsWith('-service'))) {
  const document = new URL(`${folder}/openapi.json`, services)
  // What services call among themselves no browser reaches.
  const { paths, ...rest } = JSON.parse(readFileSync(document, 'utf8'))
  const shown = Object.fromEntries(Object.entries(paths).filter(([path]) => !path.startsWith('/internal')))
  const types = await openapiTS(JSON.stringify({ ...rest, paths: shown }), { defaultNonNullable: false, alphabetize: true })
  const head = `// Written by \`npm run generate\` from services/${folder}/openapi.json.\n`
  writeFileSync(new URL(`${folder.replace('-service', '')}.ts`, generated), head + astToString(types))
}
