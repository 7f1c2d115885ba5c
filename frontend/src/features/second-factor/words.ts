/** What is said for the codes of the second factor's operations. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

import type { operations } from '@/api/generated/auth'
import type { CodesOf } from '@/api/problem'
import type { CommonCode } from '@/api/words'

type Own<Name extends keyof operations> = Record<Exclude<CodesOf<operations[Name]>, CommonCode>, MessageDescriptor>

const GONE = msg`This account is not there any more.`
const WRONG_CODE = msg`This code is wrong, or it was used already. Wait for the next one and try again.`
const TOO_MANY_CODES = msg`Too many wrong codes. Wait a little, then try again.`
const CLOSED = msg`This account is closed. Write to us if that surprises you.`
const TOO_LATE = msg`This took too long. Begin again with e-mail and password.`
const ANEW = msg`This took too long. Close this and begin anew.`

export const FINISH = {
  challenge_expired: TOO_LATE,
  wrong_code: WRONG_CODE,
  too_many_codes: TOO_MANY_CODES,
  account_deactivated: CLOSED,
  user_not_found: GONE,
} satisfies Own<'finish_login'>

export const ENROL_AT_SIGN_IN = {
  challenge_expired: TOO_LATE,
  enrolment_expired: TOO_LATE,
  wrong_code: WRONG_CODE,
  account_deactivated: CLOSED,
  user_not_found: GONE,
} satisfies Own<'begin_enrolment_at_login'> & Own<'finish_enrolment_at_login'>

export const OWN = {
  wrong_password: msg`This is not your password. Check it and try again; nothing was changed.`,
  too_many_attempts: msg`Too many wrong passwords. Wait a little, or choose a new password by mail.`,
  wrong_code: WRONG_CODE,
  too_many_codes: TOO_MANY_CODES,
  enrolment_expired: ANEW,
  second_factor_for_staff: msg`Only staff sign in with a second factor.`,
  second_factor_demanded: msg`Your role requires the second factor, so it stays on.`,
  second_factor_off: msg`It is off already.`,
  user_not_found: GONE,
} satisfies Own<'begin_enrolment'> & Own<'finish_enrolment'> & Own<'renew_recovery_codes'> & Own<'turn_off_second_factor'>
