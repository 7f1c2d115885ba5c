import { readdirSync } from 'node:fs'

import jsxA11y from 'eslint-plugin-jsx-a11y'
import lingui from 'eslint-plugin-lingui'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const features = readdirSync(new URL('src/features', import.meta.url))
const deskFeatures = readdirSync(new URL('src/desk/features', import.meta.url))

// A physical side is the wrong one in Arabic: `ms- pe- start- text-start rounded-s- border-e` follow the text.
const PHYSICAL = String.raw`(^|[\s:"'\`])-?(m[lr]|p[lr]|left|right|rounded-[lr]|rounded-[tb][lr]|border-[lr]|scroll-m[lr]|scroll-p[lr]|text-left|text-right)(-|\s|$)`
const noPhysicalSides = ['Literal[value=/', 'TemplateElement[value.raw=/'].map((selector) => ({
  selector: `JSXAttribute[name.name="className"] ${selector}${PHYSICAL.replaceAll('/', String.raw`\/`)}/]`,
  message: 'A physical side is the wrong one in Arabic: ms- me- ps- pe- start- end- text-start rounded-s- border-s.',
}))

const wall = (files, group, message) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns: [{ group, message }] }] },
})

export default tseslint.config(
  { ignores: ['dist', '.build-*', 'node_modules', 'src/api/generated', 'public'] },
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  reactHooks.configs.flat['recommended-latest'],
  jsxA11y.flatConfigs.strict,
  lingui.configs['flat/recommended'],
  {
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ['*.js', 'scripts/*.mjs'] }, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: 'only-allowed-literals' }],
      // React's `onClick={async () => …}` waits for nobody; promises elsewhere are handled.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      'no-restricted-syntax': ['error', ...noPhysicalSides],
      'no-console': 'error',
    },
  },
  { files: ['**/*.js', '**/*.mjs'], extends: [tseslint.configs.disableTypeChecked], rules: { 'no-console': 'off' } },
  // The walls: pages and app compose features; a feature knows itself and what is below; what is below knows no feature.
  wall(['src/{ui,api,locale}/**'], ['@/features/*', '@/pages/*', '@/app/*', '@/desk/*'], 'ui, api and locale know no feature.'),
  ...features.map((feature) =>
    wall(
      [`src/features/${feature}/**`],
      [...features.filter((other) => other !== feature).map((other) => `@/features/${other}/*`), '@/pages/*', '@/app/*', '@/desk/*'],
      'A feature knows no other feature: let the page compose them.',
    ),
  ),
  wall(['src/pages/**'], ['@/app/*', '@/api/client', '@/desk/*'], 'A page composes features and holds no request.'),
  // The same at the desk. It shares what is below, and how people sign in and out; the shop knows nothing of it.
  wall(['src/desk/{list,keys,ui}/**'], ['@/features/*', '@/pages/*', '@/app/*', '@/desk/features/*', '@/desk/pages/*', '../features/*', '../pages/*'], 'What every screen stands on knows no feature.'),
  ...deskFeatures.map((feature) =>
    wall(
      [`src/desk/features/${feature}/**`],
      [...deskFeatures.filter((other) => other !== feature).map((other) => `@/desk/features/${other}/*`), '@/features/*', '@/pages/*', '@/app/*', '@/desk/pages/*', '@/desk/shell/*'],
      'A feature knows no other feature: let the page compose them.',
    ),
  ),
  wall(['src/desk/pages/**'], ['@/app/*', '@/pages/*', '@/api/client', '@/desk/shell/*'], 'A page composes features and holds no request.'),
)
