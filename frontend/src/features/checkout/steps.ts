import type { Draft } from './draft'

export const STEPS = ['contact', 'address', 'delivery', 'payment', 'review'] as const
export type Step = (typeof STEPS)[number]

const isStep = (word: string | null): word is Step => STEPS.some((step) => step === word)

const DONE: Record<Step, (draft: Draft) => boolean> = {
  contact: (draft) => draft.contactDone && draft.email !== '',
  address: (draft) => draft.addressDone && draft.address !== null,
  delivery: (draft) => draft.deliveryDone && draft.method !== '',
  payment: (draft) => draft.card !== '',
  review: () => false,
}

export const isDone = (step: Step, draft: Draft): boolean => DONE[step](draft)

/** The step to show: the one in the address, but never one before which something is missing. */
export function stepOf(asked: string | null, draft: Draft): Step {
  const first = STEPS.find((step) => !isDone(step, draft)) ?? 'review'
  return isStep(asked) && STEPS.indexOf(asked) <= STEPS.indexOf(first) ? asked : first
}

export const after = (step: Step): Step => STEPS[STEPS.indexOf(step) + 1] ?? 'review'
