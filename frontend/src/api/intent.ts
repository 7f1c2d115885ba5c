import { newKey } from './idempotency'
import { type ApiProblem, asProblem } from './problem'

/** The key of what somebody means to do: the same for as long as it is the same and its end is not known. */
export class Intent {
  #held: { print: string; key: string } | undefined

  /** Do it under its key. After an answer, also a refusal, the same again is meant anew. */
  async run<Answer>(body: unknown, act: (key: string) => Promise<Answer>): Promise<Answer> {
    const print = JSON.stringify(body)
    if (this.#held?.print !== print) this.#held = { print, key: newKey() }
    try {
      const answered = await act(this.#held.key)
      this.#held = undefined
      return answered
    } catch (thrown) {
      if (!leavesOpen(asProblem(thrown))) this.#held = undefined
      throw thrown
    }
  }
}

/** Whether it may have been done all the same. */
const leavesOpen = ({ passing, status, code }: ApiProblem): boolean => passing || status >= 500 || code === 'idempotency_in_progress'
