/** Single keys, and what they do on the screen that is shown. Each has a way by pointer too. */
import { useEffect, useEffectEvent } from 'react'
import { create } from 'zustand'

import { storage } from '@/api/storage'

export interface Key {
  /** As `KeyboardEvent.key` says it. */
  key: string
  /** What it does, in words of the page's language. */
  name: string
  run: () => void
}

interface Keys {
  /** Of each part of the screen that is there. */
  shown: ReadonlyMap<symbol, readonly Key[]>
  on: boolean
  turn: (on: boolean) => void
}

const OFF = 'souk.desk.keys-off'

export const useKeyboard = create<Keys>()((set) => ({
  shown: new Map(),
  on: storage.get(OFF) === undefined,
  turn: (on) => {
    storage.set(OFF, on ? undefined : '1')
    set({ on })
  },
}))

/** These keys work while the caller is on the screen. */
export function useKeys(keys: readonly Key[]): void {
  const run = useEffectEvent((key: string) => { keys.find((each) => each.key === key)?.run() })
  const names = JSON.stringify(keys.map(({ key, name }) => [key, name]))
  useEffect(() => {
    const own = Symbol('keys')
    const known = (JSON.parse(names) as [string, string][]).map(([key, name]) => ({ key, name, run: () => { run(key) } }))
    useKeyboard.setState(({ shown }) => ({ shown: new Map(shown).set(own, known) }))
    return () => {
      useKeyboard.setState(({ shown }) => ({ shown: new Map([...shown].filter(([each]) => each !== own)) }))
    }
  }, [names])
}

const TYPED_INTO = 'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], dialog'

/** Whoever types means letters, a dialog has keys of its own, and what can be pressed hears `Enter` itself. */
const isTaken = ({ key, target }: KeyboardEvent): boolean =>
  target instanceof HTMLElement && target.closest(key === 'Enter' ? `${TYPED_INTO}, a, button, input` : TYPED_INTO) !== null

/** Hears the keyboard for the whole desk. */
export function useListening(): void {
  useEffect(() => {
    const heard = (event: KeyboardEvent): void => {
      const { on, shown } = useKeyboard.getState()
      if (!on || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTaken(event)) return
      const found = [...shown.values()].flat().find(({ key }) => key === event.key)
      if (!found) return
      event.preventDefault()
      found.run()
    }
    window.addEventListener('keydown', heard)
    return () => { window.removeEventListener('keydown', heard) }
  }, [])
}
