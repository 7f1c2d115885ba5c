import type { ComponentProps, ReactNode } from 'react'

import { Button } from './button'

/**
 * Sends a form whose fields are checked when they are left. The field keeps the focus while the button is pressed: else
 * it is left first, its error appears or goes, and the button has moved away before the click ends.
 */
export function SubmitButton(props: ComponentProps<typeof Button>): ReactNode {
  return <Button {...props} type="submit" onMouseDown={(event) => { event.preventDefault() }} />
}
