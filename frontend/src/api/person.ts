import { useSyncExternalStore } from 'react'

import { onPerson, person, type User } from './token'

/** The person who is signed in, or undefined for a guest. */
export const usePerson = (): User | undefined => useSyncExternalStore(onPerson, person)
