import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

import type { components, operations } from '@/api/generated/product'
import { ApiProblem, type CodesOf } from '@/api/problem'
import { bearer } from '@/api/token'
import type { CommonCode } from '@/api/words'

export const UPLOAD_WORDS = {
  not_an_image: msg`This is no picture that the shop can show. Use JPEG, PNG or WebP.`,
  broken_image: msg`This picture is damaged. Open and save it again, or take another one.`,
  image_too_large: msg`This picture is too large: at most 10 MB and 40 million pixels.`,
  too_large: msg`This picture is too large: at most 10 MB and 40 million pixels.`,
  pictures_busy: msg`Many pictures are being prepared. Try again in a moment.`,
} satisfies Record<Exclude<CodesOf<operations['upload_picture']>, CommonCode>, MessageDescriptor> & Record<'too_large', MessageDescriptor>

export type Upload = components['schemas']['UploadAnswer']

/** Send a picture; the shop shows it once a product that names it is saved. `onProgress` hears of the share that has gone, 0 to 1. */
export async function uploadPicture(file: File, onProgress: (share: number) => void, signal: AbortSignal): Promise<Upload> {
  const token = await bearer()
  // Of what goes out, only this old way of asking tells how far it is.
  const request = new XMLHttpRequest()
  return new Promise((resolve, reject) => {
    request.open('POST', `${window.location.origin}/api/products/uploads`)
    if (token) request.setRequestHeader('Authorization', `Bearer ${token}`)
    request.upload.addEventListener('progress', ({ loaded, total, lengthComputable }) => { if (lengthComputable) onProgress(loaded / total) })
    request.addEventListener('load', () => {
      const said = parsed(request.responseText)
      if (request.status === 201) resolve(said as unknown as Upload)
      else reject(new ApiProblem(request.status, said, new Headers({ 'Retry-After': request.getResponseHeader('Retry-After') ?? '' })))
    })
    request.addEventListener('error', () => { reject(new ApiProblem(0, { code: 'network' })) })
    request.addEventListener('abort', () => { reject(new DOMException('Given up', 'AbortError')) })
    signal.addEventListener('abort', () => { request.abort() })
    const form = new FormData()
    form.append('file', file)
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
