/** Files that go out, with how far they are. */
import { ApiProblem } from './problem'
import { bearer } from './token'

interface Sending {
  /** Hears of the share that has gone, 0 to 1. */
  onProgress: (share: number) => void
  signal: AbortSignal
}

const givenUp = (): DOMException => new DOMException('Given up', 'AbortError')

/** Send a form with a file to a service's address below `/api`; answers what it said, throws its problem. */
export async function sendForm<Answer>(path: string, form: FormData, { onProgress, signal }: Sending): Promise<Answer> {
  const token = await bearer()
  if (signal.aborted) throw givenUp()
  // Of what goes out, only this old way of asking tells how far it is.
  const request = new XMLHttpRequest()
  return new Promise((resolve, reject) => {
    request.open('POST', `${window.location.origin}/api${path}`)
    if (token) request.setRequestHeader('Authorization', `Bearer ${token}`)
    request.upload.addEventListener('progress', ({ loaded, total, lengthComputable }) => { if (lengthComputable) onProgress(loaded / total) })
    request.addEventListener('load', () => {
      const said = parsed(request.responseText)
      if (request.status >= 200 && request.status < 300) resolve(said as Answer)
      else reject(new ApiProblem(request.status, said, new Headers({ 'Retry-After': request.getResponseHeader('Retry-After') ?? '' })))
    })
    request.addEventListener('error', () => { reject(new ApiProblem(0, { code: 'network' })) })
    request.addEventListener('abort', () => { reject(givenUp()) })
    signal.addEventListener('abort', () => { request.abort() })
    request.send(form)
  })
}

function parsed(text: string): Record<string, unknown> {
  try {
    const said: unknown = JSON.parse(text)
    return typeof said === 'object' && said !== null ? { ...said } : {}
  } catch {
    return {}
  }
}
