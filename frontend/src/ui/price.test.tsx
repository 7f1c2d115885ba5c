import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'

import { euros } from '@/testing/builders'
import { show } from '@/testing/render'

import { Price } from './price'

test('a reduced price says what it was before', () => {
  show(<Price now={euros(19.9)} before={euros(24.9)} />)
  expect(screen.getByText('€19.90')).toBeVisible()
  expect(screen.getByText('€24.90').closest('s')).toHaveTextContent('before: €24.90')
})

test('a price that was lower before is no reduction', () => {
  show(<Price now={euros(24.9)} before={euros(19.9)} />)
  expect(screen.queryByText('€19.90')).toBeNull()
})
