/** GTINs, the numbers by which trade everywhere knows an article, as they are typed and as the shop keeps them: 14 digits. */
import { latin } from '@/locale/amounts'

/** As on the packaging: without the zeros that stand before it, of 13 or 8 digits. */
export const asPrinted = (gtin: string): string => gtin.replace(/^0{6}(?=\d{8}$)|^0(?=\d{13}$)/, '')

/** What was typed between commas of any keyboard; numbers as they are kept, anything else as it stands there. */
export const gtinsIn = (typed: string): string[] => [...new Set(typed.split(/[,،;\n]/).flatMap((each) => {
  const text = latin(each).replaceAll(/[\s-]/g, '')
  return text === '' ? [] : [/^(\d{8}|\d{12,14})$/.test(text) ? text.padStart(14, '0') : text]
}))]

/** What is wrong with one of them; the service judges by the same rules. */
export function gtinFault(gtin: string): 'digits' | 'check' | 'inside' | undefined {
  if (!/^\d{14}$/.test(gtin)) return 'digits'
  const sum = Array.from(gtin, (digit, place) => Number(digit) * (place % 2 === 0 ? 3 : 1)).reduce((total, each) => total + each)
  if (sum % 10 !== 0) return 'check'
  return /^.(02|04|05|2|98|99|00000[02])/.test(gtin) ? 'inside' : undefined
}
