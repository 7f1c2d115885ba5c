import { fireEvent, screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, test, vi } from 'vitest'

import { euros } from '@/testing/builders'
import { show } from '@/testing/render'

import { PriceRange } from './price-range'

const taken = vi.fn()

function Range() {
  const [[least, most], set] = useState<[number | undefined, number | undefined]>([undefined, undefined])
  return (
    <PriceRange
      bounds={{ lowest: euros(10), highest: euros(1000) }}
      currency="EUR"
      least={least}
      most={most}
      onChange={(...range) => {
        taken(...range)
        set(range)
      }}
    />
  )
}

test('half of the slider is not half of the price; the handle keeps the focus, and an end is no limit', async () => {
  show(<Range />)
  const handle = screen.getByRole('slider', { name: 'Lowest price' })
  handle.focus()
  fireEvent.change(handle, { target: { value: '50' } })
  expect(handle).toHaveAttribute('aria-valuetext', '€100.00')
  await vi.waitFor(() => { expect(taken).toHaveBeenLastCalledWith(10_000, undefined) })
  expect(handle).toHaveFocus()
  expect(screen.getByLabelText('From')).toHaveValue('100')
  fireEvent.change(handle, { target: { value: '0' } })
  await vi.waitFor(() => { expect(taken).toHaveBeenLastCalledWith(undefined, undefined) })
  expect(taken).toHaveBeenCalledTimes(2)
})
