import type { components } from '@/api/generated/analytics'

export type PageVitals = components['schemas']['PageVitalsBody']
export type Vital = components['schemas']['VitalBody']
export type ScriptError = components['schemas']['ScriptErrorBody']
export type Violation = components['schemas']['CspViolationBody']

/** Tell how a page fared. Nobody waits for an answer: where analytics-service is away, it is not told. */
export function tellVitals(body: PageVitals): void {
  navigator.sendBeacon('/api/analytics/vitals', new Blob([JSON.stringify(body)], { type: 'application/json' }))
}
