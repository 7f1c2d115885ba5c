/** What the pages of the session say for the codes of their operations. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

import type { operations } from '@/api/generated/auth'
import type { CodesOf } from '@/api/problem'
import type { CommonCode } from '@/api/words'

type Own<Name extends keyof operations> = Record<Exclude<CodesOf<operations[Name]>, CommonCode>, MessageDescriptor>

const TOO_MANY_ATTEMPTS = msg`Too many wrong passwords. Wait a little, or choose a new password by mail.`
const TOO_MANY_MAILS = msg`Too many mails went out because of requests from your connection. Try again later.`
const TOO_COMMON = msg`This password is one of the first that others would try. Choose another one.`
const LINK_EXPIRED = msg`This link has ended, or it was used already.`

export const LOG_IN = {
  invalid_credentials: msg`This e-mail and password do not go together. Check both and try again.`,
  account_deactivated: msg`This account is closed. Write to us if that surprises you.`,
  too_many_attempts: TOO_MANY_ATTEMPTS,
} satisfies Own<'login'>

export const REGISTER = {
  email_taken: msg`There is an account with this e-mail already. Sign in, or choose a new password by mail.`,
  already_signed_in: msg`You are signed in already. Sign out first to open another account.`,
  password_too_common: TOO_COMMON,
  too_many_attempts: TOO_MANY_ATTEMPTS,
  too_many_mails: TOO_MANY_MAILS,
} satisfies Own<'register'>

export const FORGOT = { too_many_mails: TOO_MANY_MAILS } satisfies Own<'forgot_password'>

export const RESET = { link_expired: LINK_EXPIRED, password_too_common: TOO_COMMON } satisfies Own<'reset_password'>

export const VERIFY = {
  registrant_unknown: msg`Tell us first whether you opened this account.`,
  link_expired: LINK_EXPIRED,
  wrong_password: msg`This is not the account’s password. Check it and try again.`,
  password_too_common: TOO_COMMON,
  too_many_attempts: TOO_MANY_ATTEMPTS,
} satisfies Own<'verify_email'>

export const LOG_OUT = {
  foreign_origin: msg`This page was opened from another place. Open the shop anew and try again.`,
} satisfies Own<'logout'>
