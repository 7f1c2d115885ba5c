import { type Happening, onHappened } from '@/api/happened'

/** What is told of shoppers from now on. */
export function happenings(): Happening[] {
  // What waited for a listener belongs to another test.
  onHappened(() => undefined)
  const told: Happening[] = []
  onHappened((happening) => told.push(happening))
  return told
}
