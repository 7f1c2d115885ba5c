import { useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'

import { answer, searches } from '@/api/client'
import { wordsFor } from '@/api/words'
import { leaving } from '@/ui/leaving'
import { useToasts } from '@/ui/toast'

import { REMOVE } from '../words'
import type { Alert } from './read-alerts'

/** Alerts that were removed a moment ago and can still be kept: the service has not been told. */
export const useLeavingAlerts = leaving()

// Whoever leaves the shop no longer changes their mind.
window.addEventListener('pagehide', () => { if (useLeavingAlerts.getState().ids.size > 0) useToasts.getState().dismiss() })

/**
 * End an alert: it is gone at once, and is ended only when its toast goes, for a new one would have to be confirmed by mail
 * again. `name` says what it was about.
 */
export function useRemoveAlert(): (alert: Alert, name: string) => void {
  const { t, i18n } = useLingui()
  const client = useQueryClient()
  const { add, drop } = useLeavingAlerts.getState()
  const { mutate } = useMutation({
    mutationFn: ({ id }: Alert) =>
      answer(searches.DELETE('/search/alerts/{alert_id}', { params: { path: { alert_id: id } }, keepalive: true })),
    onError: (problem) => {
      if (problem.code !== 'alert_not_found') useToasts.getState().show({ text: i18n._(wordsFor(problem, REMOVE)) })
    },
    onSettled: async (_, __, { id }) => {
      await client.invalidateQueries({ queryKey: ['alerts'] })
      drop(id)
    },
  })
  return (alert, name) => {
    add(alert.id)
    useToasts.getState().show({
      text: t`You hear no more of ${name}.`,
      action: { label: t`Undo`, run: () => { drop(alert.id) } },
      onGone: () => { mutate(alert) },
    })
  }
}
