/** Server-sent events by fetch, which can carry a token: https://html.spec.whatwg.org/multipage/server-sent-events.html */

export interface StreamEvent {
  event: string
  id: string
  data: string
}

/** The events of a text, as it arrives in pieces. `onRetry` gets the server's wish in milliseconds. */
export async function* readEvents(
  pieces: AsyncIterable<string>,
  onRetry: (milliseconds: number) => void = () => undefined,
): AsyncGenerator<StreamEvent> {
  let rest = ''
  let [event, id, data] = ['', '', [] as string[]]
  for await (const piece of pieces) {
    rest += piece
    // A carriage return at the end may be half of a line's end.
    const lines = rest.split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (line === '') {
        if (data.length) yield { event: event || 'message', id, data: data.join('\n') }
        ;[event, data] = ['', []]
        continue
      }
      const colon = line.indexOf(':')
      const field = colon < 0 ? line : line.slice(0, colon)
      const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '')
      if (field === 'event') event = value
      else if (field === 'data') data.push(value)
      else if (field === 'id' && !value.includes('\0')) id = value
      else if (field === 'retry' && /^\d+$/.test(value)) onRetry(Number(value))
    }
  }
}

interface Following {
  url: string
  token: () => Promise<string | undefined>
  /** More to say who asks, such as an order's own token. */
  headers?: Record<string, string>
  onEvent: (event: StreamEvent) => void
  /** Whether the stream is being heard; where it is not, the caller asks by itself. */
  onLive: (live: boolean) => void
  signal: AbortSignal
}

const SILENCE = 30_000
const LONGEST_WAIT = 30_000

/** Follow a stream until `signal` aborts: it connects anew after an end, an error or half a minute of silence. */
export async function follow({ url, token, headers, onEvent, onLive, signal }: Following): Promise<void> {
  let last = ''
  let wait = 1_000
  let failures = 0
  while (!signal.aborted) {
    const silence = new AbortController()
    let clock = setTimeout(() => { silence.abort() }, SILENCE)
    try {
      const bearer = await token()
      const response = await fetch(url, {
        headers: {
          Accept: 'text/event-stream',
          ...headers,
          ...(bearer ? { Authorization: `Bearer ${bearer}` } : {}),
          ...(last ? { 'Last-Event-ID': last } : {}),
        },
        signal: AbortSignal.any([signal, silence.signal]),
      })
      if (response.status >= 400 && response.status < 500 && response.status !== 429) return
      if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`)
      failures = 0
      onLive(true)
      // Not `for await` over the stream itself, which Safari cannot.
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
      const heard = async function* (): AsyncGenerator<string> {
        for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
          clearTimeout(clock)
          clock = setTimeout(() => { silence.abort() }, SILENCE)
          yield piece.value
        }
      }
      for await (const event of readEvents(heard(), (asked) => (wait = asked))) {
        if (event.id) last = event.id
        onEvent(event)
      }
    } catch {
      failures += 1
    } finally {
      clearTimeout(clock)
      onLive(false)
    }
    await pause(Math.random() * Math.min(wait * 2 ** failures, LONGEST_WAIT), signal)
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) {
      done()
      return
    }
    const clock = setTimeout(done, milliseconds)
    signal.addEventListener('abort', () => { clearTimeout(clock); done() }, { once: true })
  })
}
