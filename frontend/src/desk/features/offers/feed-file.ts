/** A seller's file as it lies on the reader's disk: what it is, and which of its rows were not accepted. */

export type Kind = 'text/csv' | 'application/json'

export interface FeedFile {
  file: File
  kind: Kind
}

/** As the service counts them. */
export const MOST_BYTES = 16 * 1024 * 1024

/** What kind of feed a file is, by its name and else by what the browser says; undefined for neither. */
export function kindOf({ name, type }: File): Kind | undefined {
  const ending = name.toLowerCase().split('.').at(-1) ?? ''
  if (['csv', 'tsv', 'txt'].includes(ending)) return 'text/csv'
  if (ending === 'json') return 'application/json'
  return type === 'text/csv' || type === 'application/json' ? type : undefined
}

interface CsvRow {
  /** Where it begins; the first line is 1. */
  line: number
  cells: string[]
}

const DELIMITERS = [',', ';', '\t']
const often = (text: string, mark: string): number => text.split(mark).length - 1

/** The rows of a CSV file (RFC 4180), blank ones left out, separated by what its first line has most of. */
export function csvRows(text: string): CsvRow[] {
  const [header = ''] = text.split('\n', 1)
  const delimiter = DELIMITERS.reduce((best, each) => (often(header, each) > often(header, best) ? each : best))
  const cell = new RegExp(`("(?:[^"]|"")*"|[^${delimiter}\\r\\n]*)(${delimiter}|\\r\\n|\\r|\\n|$)`, 'y')
  const rows: CsvRow[] = []
  let row: CsvRow = { line: 1, cells: [] }
  let line = 1
  while (cell.lastIndex < text.length) {
    const [, raw = '', end = ''] = cell.exec(text) ?? []
    row.cells.push(/^".*"$/s.test(raw) ? raw.slice(1, -1).replaceAll('""', '"') : raw)
    line += raw.match(/\r\n|\r|\n/g)?.length ?? 0
    if (end === delimiter) continue
    if (row.cells.some((each) => each !== '')) rows.push(row)
    line += 1
    row = { line, cells: [] }
  }
  if (row.cells.length > 0) rows.push(row)
  return rows
}

const quoted = (text: string): string => (/[",\r\n;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
const asText = (value: unknown): string => (value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value))

function table(text: string, kind: Kind): { columns: string[]; rows: CsvRow[] } {
  if (kind === 'text/csv') {
    const [header, ...rows] = csvRows(text)
    return { columns: header?.cells ?? [], rows }
  }
  const items = JSON.parse(text) as Record<string, unknown>[]
  const columns = [...new Set(items.flatMap((item) => Object.keys(item)))]
  return { columns, rows: items.map((item, index) => ({ line: index + 1, cells: columns.map((name) => asText(item[name])) })) }
}

/** The rows of a feed with these faults as a CSV file: to each its line and what is wrong with it, in two columns more. */
export function rejectedRows(text: string, kind: Kind, faults: readonly { line: number; words: string }[], more: readonly [string, string]): string {
  const { columns, rows } = table(text.replace(/^\uFEFF/, ''), kind)
  const wrong = new Map<number, string[]>()
  for (const { line, words } of faults) wrong.set(line, [...(wrong.get(line) ?? []), words])
  const lines = rows.filter(({ line }) => wrong.has(line)).map(({ line, cells }) => {
    const padded = columns.map((_, index) => cells[index] ?? '')
    return [...padded, String(line), (wrong.get(line) ?? []).join('; ')]
  })
  return [[...columns, ...more], ...lines].map((cells) => cells.map(quoted).join(',')).join('\r\n') + '\r\n'
}
