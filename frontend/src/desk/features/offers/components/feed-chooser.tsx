import { Trans, useLingui } from '@lingui/react/macro'
import { FileUp } from 'lucide-react'
import { type DragEvent, type ReactNode, useRef, useState } from 'react'

import { fileSize } from '@/locale/numbers'
import { Button } from '@/ui/button'

import { type FeedFile, kindOf, MOST_BYTES } from '../feed-file'

interface FeedChooserProps {
  chosen: FeedFile | undefined
  onChoose: (feed: FeedFile) => void
  disabled: boolean
}

/** The file of a feed, by dropping or choosing it; what cannot be one is said before anything is sent. */
export function FeedChooser({ chosen, onChoose, disabled }: FeedChooserProps): ReactNode {
  const { t } = useLingui()
  const chooser = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [unfit, setUnfit] = useState<string>()
  const take = (file: File | undefined): void => {
    if (!file || disabled) return
    const kind = kindOf(file)
    const size = fileSize(file.size)
    if (!kind) setUnfit(t`This is neither a CSV nor a JSON file. The one before stays chosen.`)
    else if (file.size > MOST_BYTES) setUnfit(t`This file has ${size}: a feed has at most 16 MB. The one before stays chosen.`)
    else if (file.size === 0) setUnfit(t`This file is empty. The one before stays chosen.`)
    else {
      setUnfit(undefined)
      onChoose({ file, kind })
    }
  }
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0])
  }
  const size = chosen && fileSize(chosen.file.size)
  return (
    // Files are dropped by the pointer alone; the button does the same.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      onDragOver={(event) => { if (event.dataTransfer.types.includes('Files')) { event.preventDefault(); setOver(true) } }}
      onDragLeave={() => { setOver(false) }}
      onDrop={drop}
      className={`grid grid-cols-1 justify-items-center gap-3 rounded-card border-2 border-dashed p-6 text-center ${over ? 'border-primary bg-primary-soft' : 'border-control'}`}
    >
      <input ref={chooser} type="file" accept=".csv,.tsv,.txt,.json,text/csv,application/json" hidden aria-label={t`File of the feed`} onChange={({ target }) => { take(target.files?.[0]); target.value = '' }} />
      {chosen ? (
        <p className="max-w-full break-words"><bdi className="font-semibold">{chosen.file.name}</bdi> <span className="text-muted">{size}</span></p>
      ) : (
        <p className="text-muted"><Trans>Drop a file here: CSV or JSON in UTF-8, up to 16 MB and 20,000 rows.</Trans></p>
      )}
      <Button kind="outline" disabled={disabled} onClick={() => { chooser.current?.click() }}>
        <FileUp aria-hidden className="size-5" />
        {chosen ? <Trans>Choose another file</Trans> : <Trans>Choose a file</Trans>}
      </Button>
      {unfit && <p role="alert" className="text-sm font-semibold text-danger">{unfit}</p>}
    </div>
  )
}
