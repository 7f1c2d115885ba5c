import { answer, auth } from '@/api/client'

/** End a sign-in with a code of the app, or a recovery code. */
export const finish = (challenge: string, code: string) => answer(auth.POST('/auth/login/second-factor', { body: { challenge, code } }))

/** The secret of a new app, for who cannot sign in before one is set up. */
export const beginAtSignIn = (challenge: string) => answer(auth.POST('/auth/login/second-factor/enrolment', { body: { challenge } }))

/** The new app shows its first code, which ends the sign-in too. */
export const confirmAtSignIn = (challenge: string, code: string) =>
  answer(auth.POST('/auth/login/second-factor/enrolment/confirmation', { body: { challenge, code } }))
