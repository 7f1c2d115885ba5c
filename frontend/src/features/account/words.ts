/** What the account's pages say for the codes of their operations. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

import type { operations } from '@/api/generated/auth'
import type { CodesOf } from '@/api/problem'
import type { CommonCode } from '@/api/words'

type Own<Name extends keyof operations> = Record<Exclude<CodesOf<operations[Name]>, CommonCode>, MessageDescriptor>

const GONE = msg`This account is not there any more.`
const TOO_MANY_ATTEMPTS = msg`Too many wrong passwords. Wait a little, or choose a new password by mail.`

export const PROFILE = { user_not_found: GONE } satisfies Own<'change_profile'>

export const PASSWORD = {
  wrong_password: msg`Your present password is another one. Check it and try again.`,
  password_too_common: msg`This password is one of the first that others would try. Choose another one.`,
  too_many_attempts: TOO_MANY_ATTEMPTS,
} satisfies Own<'change_password'>

export const ADDRESS = {
  too_many_addresses: msg`Your address book is full. Remove an address first.`,
  address_not_found: msg`This address was removed meanwhile. Close this and add it anew.`,
  user_not_found: GONE,
} satisfies Own<'add_address'> & Own<'change_address'> & Own<'remove_address'>

export const SESSIONS = {
  session_not_found: msg`This device was signed out already.`,
} satisfies Own<'end_session'> & Own<'list_sessions'>

export const EXPORT = { user_not_found: GONE } satisfies Own<'export_account'>

export const DELETE = {
  wrong_password: msg`This is not your password. Check it and try again; nothing was deleted.`,
  last_admin: msg`You are the last one who runs this shop. Make somebody else an administrator first.`,
  too_many_attempts: TOO_MANY_ATTEMPTS,
  user_not_found: GONE,
} satisfies Own<'delete_account'>
