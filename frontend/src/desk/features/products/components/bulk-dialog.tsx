import { Plural, Trans } from '@lingui/react/macro'
import { type ReactNode, useEffect, useRef, useState } from 'react'

import { count } from '@/locale/numbers'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'

import type { Action } from '../api/change-statuses'
import type { ProductCard } from '../api/read-products'
import { BulkPreview } from './bulk-preview'
import { BulkResults } from './bulk-results'
import { type BulkRun, changed, changes, remaining, useBulk } from './use-bulk'

interface BulkDialogProps {
  action: Action
  rows: readonly ProductCard[]
  onClose: () => void
}

/** Many products at once: what will change, how far it is, and what became of each. Closing it while it runs stops it. */
export function BulkDialog({ action, rows, onClose }: BulkDialogProps): ReactNode {
  const run = useBulk(rows.map((row) => ({ row, way: action })))
  const { phase, stop, undone } = run
  const [opened, setOpened] = useState(1)
  const close = (): void => {
    if (phase !== 'running') onClose()
    else {
      stop()
      setOpened(opened + 1) // it comes back, to say what was done until then
    }
  }
  return (
    <Dialog
      key={opened}
      open
      onClose={close}
      title={undone ? <Trans>Take it back</Trans> : <Title action={action} total={rows.length} />}
      footer={<Footer run={run} action={action} onClose={onClose} />}
    >
      <div className="grid grid-cols-1 gap-4">
        {phase === 'ready' ? <BulkPreview action={action} jobs={run.jobs} /> : (
          <>
            <Progress run={run} />
            <BulkResults run={run} />
          </>
        )}
      </div>
    </Dialog>
  )
}

function Title({ action, total }: { action: Action; total: number }): ReactNode {
  if (action === 'publish') return <Plural value={total} one="Publish # product" other="Publish # products" />
  if (action === 'archive') return <Plural value={total} one="Archive # product" other="Archive # products" />
  return <Plural value={total} one="Take # product off sale" other="Take # products off sale" />
}

function Footer({ run, action, onClose }: { run: BulkRun; action: Action; onClose: () => void }): ReactNode {
  const { phase, jobs, results, undone, start, stop, retry, undo } = run
  const row = 'flex flex-wrap justify-end gap-3'
  if (phase === 'ready') {
    const total = jobs.filter(changes).length
    return (
      <div className={row}>
        <Button kind="outline" onClick={onClose}><Trans>Change nothing</Trans></Button>
        {total > 0 && <Button kind={action === 'archive' ? 'danger' : 'primary'} onClick={start}><Title action={action} total={total} /></Button>}
      </div>
    )
  }
  if (phase === 'running') return <div className={row}><Button kind="outline" onClick={stop}><Trans>Stop</Trans></Button></div>
  const left = remaining(run).length
  return (
    <div className={row}>
      {!undone && changed(results).length > 0 && <Button kind="outline" onClick={undo}><Trans>Undo</Trans></Button>}
      {left > 0 && <Button kind="outline" onClick={retry}><Plural value={left} one="Try # again" other="Try # again" /></Button>}
      <Button onClick={onClose}><Trans>Done</Trans></Button>
    </div>
  )
}

/** How far it is, and at the end what came of it; it has the focus then, for the button that began it is gone. */
function Progress({ run }: { run: BulkRun }): ReactNode {
  const { phase, jobs, results, waiting } = run
  const words = useRef<HTMLDivElement>(null)
  useEffect(() => { words.current?.focus() }, [phase])
  const done = jobs.length - remaining(run).length
  const tried = results.length
  const so = count(tried)
  const all = count(jobs.length)
  const left = remaining(run).length
  return (
    <div ref={words} tabIndex={-1} role="status" className="grid gap-2">
      {phase === 'running' ? (
        <>
          <progress aria-hidden value={tried} max={jobs.length} className="w-full" />
          <p>{waiting ? <Trans>{so} of {all}. The shop asks to wait a moment; it goes on by itself.</Trans> : <Trans>{so} of {all}</Trans>}</p>
        </>
      ) : (
        <p className="font-semibold">
          <Plural value={done} one="# is done." other="# are done." />{' '}
          {left > 0 && <Plural value={left} one="# is not, and stays selected." other="# are not, and stay selected." />}
        </p>
      )}
    </div>
  )
}
