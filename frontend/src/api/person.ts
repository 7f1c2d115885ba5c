import { useSyncExternalStore } from 'react'

import { isSettled, onPerson, person, type User } from './token'

/** The person who is signed in, or undefined for a guest. */
export const usePerson = (): User | undefined => useSyncExternalStore(onPerson, person)

/** Whether it is known yet who is asking. */
export const useSettled = (): boolean => useSyncExternalStore(onPerson, isSettled)
