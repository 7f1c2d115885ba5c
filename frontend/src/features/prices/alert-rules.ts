/** What the form asks of a price to be told of, and of what a service refused. */
import { t } from '@lingui/core/macro'
import * as v from 'valibot'

import type { ApiProblem } from '@/api/problem'
import { exactAmount } from '@/locale/amounts'
import { decimals, type Money } from '@/locale/money'
import { email, refusedFields } from '@/ui/person-rules'

type PriceFault = 'price_invalid' | 'price_high'
const fault = (code: PriceFault): PriceFault => code

/** The fields of an alert; a price has to be below `now`. Without `now` none is asked for. */
export const alertFields = (now: Money | undefined) =>
  v.object({ email, price: now ? priceBelow(now) : v.string() })

const priceBelow = ({ amount, currency }: Money) =>
  v.pipe(
    v.string(),
    v.check((typed) => (exactAmount(typed, currency) ?? 0) > 0, fault('price_invalid')),
    v.check((typed) => (exactAmount(typed, currency) ?? 0) < amount, fault('price_high')),
  )

/** What to say at the price's field. */
export function priceFaultWords(wrong: string | undefined, now: string): string | undefined {
  if (wrong === 'price_high') return t`Enter a price below today’s ${now}`
  return wrong === undefined ? undefined : t`Enter a price such as 19.90`
}

/** What a service refused, by the form's field. */
export function refusedAlert(problem: ApiProblem): { field: 'email' | 'price'; fault: string }[] {
  const price = problem.errors.some(({ field }) => field.startsWith('body.threshold'))
  const mail = refusedFields(problem).flatMap(({ field, fault: code }) => (field === 'email' ? [{ field: 'email', fault: code } as const] : []))
  return [...mail, ...(price ? [{ field: 'price', fault: fault('price_invalid') } as const] : [])]
}

/** A price to begin with: a tenth lower, in whole units where that is more than one. */
export function proposed({ amount, currency }: Money): number {
  const unit = 10 ** decimals(currency)
  const lower = amount * 0.9
  return Math.max(1, lower >= unit ? Math.floor(lower / unit) * unit : Math.floor(lower))
}
