/** What a browser says of itself, as people call it. The order matters: most claim to be several others as well. */
const BROWSERS: [RegExp, string][] = [
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const SYSTEMS: [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
]

interface Device {
  browser: string | undefined
  system: string | undefined
  phone: boolean
}

export function deviceOf(userAgent: string): Device {
  const first = (of: [RegExp, string][]): string | undefined => of.find(([mark]) => mark.test(userAgent))?.[1]
  return { browser: first(BROWSERS), system: first(SYSTEMS), phone: /iPhone|Android.*Mobile/.test(userAgent) }
}
