/** What the audit trail tells of, in words. */
import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { components } from '@/api/generated/auth'

export type Action = components['schemas']['Action']

const ACTIONS = {
  registered: msg`Opened an account`,
  logged_in: msg`Signed in`,
  login_failed: msg`Failed to sign in`,
  logged_out: msg`Signed out`,
  refresh_replayed: msg`A session was used twice and ended`,
  session_ended: msg`Ended a session`,
  password_changed: msg`Changed the password`,
  password_reset: msg`Set a new password by mail`,
  password_reset_asked: msg`Asked for a new password`,
  email_confirmed: msg`Confirmed the e-mail`,
  handed_over: msg`The mailbox’s owner took the account`,
  standing_changed: msg`Role or standing changed`,
  exported: msg`Exported their data`,
  deleted: msg`Deleted the account`,
  admin_created: msg`An admin was made`,
  second_factor_set_up: msg`Set up a second factor`,
  second_factor_failed: msg`A wrong code at the second factor`,
  second_factor_turned_off: msg`Turned off the second factor`,
  second_factor_reset: msg`A second factor was reset`,
  recovery_codes_made: msg`Made new recovery codes`,
  role_made: msg`Made a role`,
  role_changed: msg`Changed a role`,
  role_removed: msg`Removed a role`,
} satisfies Record<Action, MessageDescriptor>

/** Every act that the trail knows, to choose from. */
export const ACTS = Object.keys(ACTIONS) as Action[]

/** An act in words; one that is newer than this page by its name. */
export function actionWords(action: string, i18n: I18n): string {
  const words = (ACTIONS as Readonly<Record<string, MessageDescriptor | undefined>>)[action]
  return words ? i18n._(words) : action
}
