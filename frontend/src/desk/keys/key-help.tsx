import { Trans, useLingui } from '@lingui/react/macro'
import { Keyboard } from 'lucide-react'
import { type ReactNode, useState } from 'react'

import { IconButton } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Checkbox } from '@/ui/field'

import { useKeyboard, useKeys } from './keys'

/** Which keys work on this screen, by `?` and by a button; whoever speaks to the browser turns them off here. */
export function KeyHelp(): ReactNode {
  const { t } = useLingui()
  const [open, setOpen] = useState(false)
  const { shown, on, turn } = useKeyboard()
  useKeys([{ key: '?', name: t`Show these keys`, run: () => { setOpen(true) } }])
  return (
    <>
      <IconButton label={t`Keyboard`} onClick={() => { setOpen(true) }}>
        <Keyboard aria-hidden className="size-5" />
      </IconButton>
      <Dialog open={open} onClose={() => { setOpen(false) }} title={<Trans>Keys of this screen</Trans>}>
        <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-2">
          {[...shown.values()].flat().map(({ key, name }) => (
            <div key={key} className="contents">
              <dt dir="ltr">
                <kbd className="inline-block min-w-8 rounded-control border border-control bg-sunken px-2 text-center font-sans font-semibold">{key}</kbd>
              </dt>
              <dd>{name}</dd>
            </div>
          ))}
        </dl>
        <div className="mt-4 border-t border-line pt-2">
          <Checkbox
            label={<Trans>Single keys do something</Trans>}
            checked={on}
            onChange={({ target }) => { turn(target.checked) }}
          />
        </div>
      </Dialog>
    </>
  )
}
