/** What the audit trail tells of, in words. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

const ACTIONS: Readonly<Record<string, MessageDescriptor>> = {
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
}

/** An act in words; one that is newer than this page by its name. */
export const actionWords = (action: string): MessageDescriptor => ACTIONS[action] ?? { id: action }
