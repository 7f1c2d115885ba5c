import { useLingui } from '@lingui/react/macro'
import { Moon, Sun } from 'lucide-react'
import { type ReactNode, useState } from 'react'

import { storage } from '@/api/storage'

import { IconButton } from './button'

function isDark(): boolean {
  const chosen = document.documentElement.dataset.theme
  return chosen ? chosen === 'dark' : window.matchMedia('(prefers-color-scheme: dark)').matches
}

/** Light or dark; the browser keeps the choice. */
export function ThemeSwitch(): ReactNode {
  const { t } = useLingui()
  const [dark, setDark] = useState(isDark)
  const turn = (): void => {
    const theme = dark ? 'light' : 'dark'
    document.documentElement.dataset.theme = theme
    storage.set('souk.theme', theme)
    setDark(!dark)
  }
  return (
    <IconButton label={dark ? t`Light colours` : t`Dark colours`} onClick={turn}>
      {dark ? <Sun aria-hidden className="size-5" /> : <Moon aria-hidden className="size-5" />}
    </IconButton>
  )
}
