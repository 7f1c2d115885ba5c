import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

import type { components, operations } from '@/api/generated/product'
import type { CodesOf } from '@/api/problem'
import { sendForm } from '@/api/upload'
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
export function uploadPicture(file: File, onProgress: (share: number) => void, signal: AbortSignal): Promise<Upload> {
  const form = new FormData()
  form.append('file', file)
  return sendForm('/products/uploads', form, { onProgress, signal })
}
