import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { encode } from 'uqr'

/** What a phone's camera reads: always dark on white, for not every camera reads the opposite. */
export default function QrCode({ of }: { of: string }): ReactNode {
  const { t } = useLingui()
  const { data, size } = encode(of, { border: 4 })
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return (
    <svg role="img" aria-label={t`QR code for your authenticator app`} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges" className="mx-auto w-full max-w-60 rounded-card">
      <path fill="#fff" d={`M0 0h${size}v${size}H0z`} />
      <path fill="#000" d={path} />
    </svg>
  )
}
