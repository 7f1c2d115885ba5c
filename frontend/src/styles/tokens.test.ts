import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { DARKEST } from '@/ui/chart/heat-table'

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')
const THEMES = ['light', 'dark'] as const
type Theme = (typeof THEMES)[number]

/** What WCAG 2.2 asks of text, and of edges and pictures that must be seen. */
const TEXT = 4.5
const EDGE = 3

const GROUNDS = ['paper', 'surface', 'sunken']
const SOFT = ['primary-soft', 'accent-soft', 'sale-soft']

/** What stands on what, and how far apart they must be at least: every pair that a component draws. */
const PAIRS: readonly (readonly [string, readonly string[], number])[] = [
  ['ink', [...GROUNDS, ...SOFT], TEXT],
  ['muted', [...GROUNDS, ...SOFT], TEXT],
  ['primary', [...GROUNDS, 'primary-soft'], TEXT], // the focus's outline, too
  ['primary-hover', [...GROUNDS, 'primary-soft'], TEXT],
  ['sale', [...GROUNDS, 'sale-soft'], TEXT],
  ['ok', GROUNDS, TEXT],
  ['warn', [...GROUNDS, 'accent-soft'], TEXT],
  ['danger', [...GROUNDS, 'sale-soft'], TEXT],
  ['on-primary', ['primary', 'primary-hover'], TEXT],
  ['on-accent', ['accent'], TEXT],
  ['on-sale', ['sale'], TEXT],
  ['on-hero', ['hero'], TEXT],
  ['paper', ['ink'], TEXT], // what just happened
  ['accent', ['hero'], EDGE],
  ['control', GROUNDS, EDGE],
  ['chart-1', GROUNDS, EDGE],
  ['chart-2', GROUNDS, EDGE],
]

/** A colour by name and theme; a single one stands in both. */
function colour(name: string, theme: Theme): string {
  const hex = '(#[0-9a-f]{6})'
  const [, light, dark, same] = new RegExp(`--color-${name}: (?:light-dark\\(${hex}, ${hex}\\)|${hex});`).exec(css) ?? []
  const found = same ?? (theme === 'light' ? light : dark)
  if (found === undefined) throw new Error(`tokens.css has no colour ${name}`)
  return found
}

/** Relative luminance, as WCAG defines it. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(hex.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

const cases = THEMES.flatMap((theme) =>
  PAIRS.flatMap(([above, grounds, least]) => grounds.map((below) => ({ theme, above, below, least }))),
)

test.each(cases)('$above on $below, $theme: at least $least', ({ theme, above, below, least }) => {
  expect(contrast(colour(above, theme), colour(below, theme))).toBeGreaterThanOrEqual(least)
})

test.each(THEMES)('text is read on the darkest ground of a table of shares, %s', (theme) => {
  const channel = (hex: string, at: number): number => parseInt(hex.slice(at, at + 2), 16)
  const [above, below] = [colour('chart-1', theme), colour('surface', theme)]
  const ground = `#${[1, 3, 5].map((at) => Math.round((channel(above, at) * DARKEST + channel(below, at) * (100 - DARKEST)) / 100).toString(16).padStart(2, '0')).join('')}`
  expect(contrast(colour('ink', theme), ground)).toBeGreaterThanOrEqual(TEXT)
})

test('contrast is counted as WCAG counts it', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})

test('every colour that text or an edge has is looked at', () => {
  const named = [...css.matchAll(/--color-([a-z0-9-]+): (?:light-dark|#)/g)].map(([, name]) => name)
  const looked = new Set(PAIRS.flatMap(([above, grounds]) => [above, ...grounds]))
  // Lines only decorate.
  expect(named.filter((name) => name !== undefined && !looked.has(name))).toEqual(['line'])
})
