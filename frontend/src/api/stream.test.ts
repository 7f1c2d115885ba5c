import { http, HttpResponse } from 'msw'
import { expect, test } from 'vitest'

import { server } from '@/testing/server'

import { follow, readEvents, type StreamEvent } from './stream'

async function* pieces(...of: string[]): AsyncGenerator<string> {
  for (const each of of) yield await Promise.resolve(each)
}

async function eventsOf(...of: string[]): Promise<StreamEvent[]> {
  const events: StreamEvent[] = []
  for await (const event of readEvents(pieces(...of))) events.push(event)
  return events
}

test('events are read however the network cuts them', async () => {
  expect(await eventsOf('id: 1\r', '\nevent: ord', 'er\r\ndata: {"a":\r\ndata: 1}\r\n\r\n: still here\n\ndata:x\n\n', 'data: cut off')).toEqual([
    { id: '1', event: 'order', data: '{"a":\n1}' },
    { id: '1', event: 'message', data: 'x' },
  ])
})

test('a stream is heard where the browser cannot iterate over it', async () => {
  // Safari's streams have readers alone.
  const own = Object.getOwnPropertyDescriptor(ReadableStream.prototype, Symbol.asyncIterator)
  Reflect.deleteProperty(ReadableStream.prototype, Symbol.asyncIterator)
  server.use(http.get('*/api/orders/o1/events', () => new HttpResponse('event: order\ndata: {}\n\n', { headers: { 'Content-Type': 'text/event-stream' } })))
  const stop = new AbortController()
  const heard: string[] = []
  const lives: boolean[] = []
  await follow({
    url: `${window.location.origin}/api/orders/o1/events`,
    token: () => Promise.resolve(undefined),
    onEvent: ({ event }) => {
      heard.push(event)
      stop.abort()
    },
    onLive: (live) => { lives.push(live) },
    signal: stop.signal,
  })
  if (own) Object.defineProperty(ReadableStream.prototype, Symbol.asyncIterator, own)
  expect(heard).toEqual(['order'])
  expect(lives).toEqual([true, false])
})
