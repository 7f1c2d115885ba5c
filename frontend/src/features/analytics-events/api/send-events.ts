import { analytics, answer, asNobody } from '@/api/client'
import type { components } from '@/api/generated/analytics'

export type ShopEvent = components['schemas']['ShopEventBody']
export type TakenEvents = components['schemas']['TakenEventsAnswer']

/** Tell what happened; it is sent to its end when the page goes. Who is signed in is said only where `known`. */
export const sendEvents = (events: ShopEvent[], known: boolean): Promise<TakenEvents> =>
  answer(analytics.POST('/analytics/events', { body: { events }, keepalive: true, ...(!known && asNobody) }))

/** The same from a page that goes, which hears no answer; false where the browser takes no more. */
export const leaveEvents = (events: ShopEvent[]): boolean =>
  navigator.sendBeacon('/api/analytics/events', new Blob([JSON.stringify({ events } satisfies components['schemas']['ShopEventsBody'])], { type: 'application/json' }))
