import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'

import { asProblem } from '@/api/problem'
import { wordsFor } from '@/api/words'
import { Button } from '@/ui/button'
import { useToasts } from '@/ui/toast'

interface CsvButtonProps {
  /** Asks for the whole list that the filters show. */
  fetchCsv: (signal: AbortSignal) => Promise<Blob>
  /** What the file is called, with or without `.csv`. */
  name: string
  /** What is in it, where that is more than the list shows. */
  holds?: string
}

/** A list as a file: all that its filters show, in their order, also what is on other pages. A second press gives up. */
export function CsvButton({ fetchCsv, name, holds }: CsvButtonProps): ReactNode {
  const { t, i18n } = useLingui()
  const file = name.endsWith('.csv') ? name : `${name}.csv`
  const running = useRef<AbortController>(undefined)
  const { mutate, isPending } = useMutation({
    mutationFn: () => fetchCsv((running.current = new AbortController()).signal),
    onSuccess: (csv) => {
      save(csv, file)
      useToasts.getState().show({ text: t`${file} is saved` })
    },
    onError: (thrown) => {
      if (running.current?.signal.aborted) return
      const why = i18n._(wordsFor(asProblem(thrown)))
      useToasts.getState().show({ text: t`${file} was not saved. ${why}`, action: { label: <Trans>Try again</Trans>, run: mutate } })
    },
  })
  useEffect(() => () => { running.current?.abort() }, [])
  return (
    <Button
      kind="outline"
      size="sm"
      title={holds ?? t`All that the filters show, also what is on other pages, as a table for a spreadsheet`}
      onClick={() => {
        if (isPending) running.current?.abort()
        else mutate()
      }}
    >
      <Download aria-hidden className={`size-5 ${isPending ? 'animate-pulse' : ''}`} />
      {isPending ? <Trans>Stop the download</Trans> : <Trans>Download CSV</Trans>}
    </Button>
  )
}

function save(csv: Blob, file: string): void {
  const url = URL.createObjectURL(csv)
  const link = document.createElement('a')
  link.href = url
  link.download = file
  link.click()
  // Not at once: the browser begins to read it afterwards.
  setTimeout(() => { URL.revokeObjectURL(url) }, 60_000)
}
