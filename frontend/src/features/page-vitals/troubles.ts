/** Errors that nobody caught and violations of the page's policy: a few, none twice. */
import { oneLine } from '@/api/one-line'

import type { PageVitals } from './api/tell-vitals'

declare global {
  interface Window {
    /** What boot.js has heard of these, until somebody listens. */
    __soukTroubles?: Event[] | undefined
  }
}

type Trouble = Pick<PageVitals, 'errors' | 'violations'>

/** In one page: a fault that repeats itself says no more the hundredth time. */
const MOST = 10
const LONGEST = 300

/** What is not ours to mend: a browser's extensions run in every page. */
const foreign = (address: string): boolean => /^[\w-]+-extension\b/.test(address)

function ofError({ message, filename, lineno }: ErrorEvent): Trouble | undefined {
  const source = oneLine(filename.replace(/[?#].*/s, ''), LONGEST)
  if (foreign(source)) return undefined
  return { errors: [{ message: oneLine(message, LONGEST) || 'error', source, line: lineno }] }
}

/** What was blocked, without path and query: `inline`, `eval`, or an origin. */
function ofViolation({ effectiveDirective, blockedURI, sourceFile }: SecurityPolicyViolationEvent): Trouble | undefined {
  if (foreign(sourceFile) || foreign(blockedURI)) return undefined
  const blocked = URL.canParse(blockedURI) ? new URL(blockedURI).origin : blockedURI
  return { violations: [{ directive: oneLine(effectiveDirective, 60), blocked: oneLine(blocked, LONGEST) }] }
}

function troubleOf(event: Event): Trouble | undefined {
  if (event.type === 'securitypolicyviolation') return ofViolation(event as SecurityPolicyViolationEvent)
  if (event.type === 'unhandledrejection') return { errors: [{ message: oneLine(String((event as PromiseRejectionEvent).reason), LONGEST) || 'rejected' }] }
  return ofError(event as ErrorEvent)
}

/** Tells each as it comes, first what boot.js has heard. */
export function watchTroubles(tell: (trouble: Trouble) => void): void {
  const told = new Set<string>()
  const hear = (event: Event): void => {
    const trouble = troubleOf(event)
    const print = JSON.stringify(trouble)
    if (!trouble || told.has(print) || told.size >= MOST) return
    told.add(print)
    tell(trouble)
  }
  window.__soukTroubles?.forEach(hear)
  window.__soukTroubles = undefined
  window.addEventListener('error', hear)
  window.addEventListener('unhandledrejection', hear)
  window.addEventListener('securitypolicyviolation', hear)
}
