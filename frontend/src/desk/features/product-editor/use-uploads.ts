/** Pictures on their way to the shop: a few at a time, each with what became of it. */
import { useEffect, useRef, useState } from 'react'

import { newKey } from '@/api/idempotency'
import { type ApiProblem, asProblem } from '@/api/problem'

import { type Upload, uploadPicture } from './api/upload-picture'

const AT_ONCE = 2

export interface OnItsWay {
  key: string
  name: string
  /** How much has gone, 0 to 1; all of it has, and the shop still prepares it, at 1. */
  share: number
  problem?: ApiProblem | undefined
}

export function useUploads(onDone: (upload: Upload) => void) {
  const [list, setList] = useState<readonly OnItsWay[]>([])
  const files = useRef(new Map<string, File>())
  const waiting = useRef<string[]>([])
  const running = useRef(0)
  const leaving = useRef(new AbortController())
  useEffect(() => {
    const controller = new AbortController()
    leaving.current = controller
    return () => { controller.abort() }
  }, [])

  const change = (key: string, some: Partial<OnItsWay>): void => { setList((all) => all.map((each) => (each.key === key ? { ...each, ...some } : each))) }
  const forget = (key: string): void => {
    files.current.delete(key)
    setList((all) => all.filter((each) => each.key !== key))
  }
  const send = async (key: string, file: File): Promise<void> => {
    running.current += 1
    try {
      const upload = await uploadPicture(file, (share) => { change(key, { share }) }, leaving.current.signal)
      onDone(upload)
      forget(key)
    } catch (thrown) {
      if (!leaving.current.signal.aborted) change(key, { problem: asProblem(thrown) })
    }
    running.current -= 1
    next()
  }
  const next = (): void => {
    while (running.current < AT_ONCE) {
      const key = waiting.current.shift()
      if (key === undefined) return
      const file = files.current.get(key)
      if (file) void send(key, file)
    }
  }
  const begin = (keys: readonly string[]): void => {
    waiting.current.push(...keys)
    next()
  }
  return {
    list,
    add: (chosen: readonly File[]): void => {
      const fresh = chosen.map((file) => ({ key: newKey(), name: file.name, share: 0 }))
      fresh.forEach(({ key }, index) => { const file = chosen[index]; if (file) files.current.set(key, file) })
      setList((all) => [...all, ...fresh])
      begin(fresh.map(({ key }) => key))
    },
    again: (key: string): void => {
      change(key, { problem: undefined, share: 0 })
      begin([key])
    },
    forget,
  }
}
