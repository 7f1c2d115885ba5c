import type { Form } from '../form'

/** What each part of the editor is given. */
export interface PartProps {
  form: Form
  change: (next: (form: Form) => Form) => void
  /** What is wrong at an element, in words. */
  faultAt: (id: string) => string | undefined
  /** Whoever may only look. */
  disabled: boolean
}
