import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { show } from '@/testing/render'

import { BarChart } from './bar-chart'
import { HeatTable } from './heat-table'

const data = {
  label: 'Revenue by category', finding: '“Lamps” brought the most.', pointName: 'Category', points: ['Lamps', 'Mugs', 'Rugs'],
  values: { name: 'Revenue', values: [40, 30, 5] }, format: (value: number) => `€${value}`,
}
const lengths = (container: HTMLElement) => Array.from(container.querySelectorAll<HTMLElement>('[role=img] [style]'), ({ style }) => style.inlineSize)

test('it says what is to be seen, and its bars begin at nought', () => {
  const { container } = show(<BarChart {...data} />)
  expect(screen.getByRole('figure')).toHaveTextContent('“Lamps” brought the most.')
  expect(screen.getByRole('img', { name: 'Revenue by category' })).toBeVisible()
  expect(lengths(container)).toEqual(['100%', '75%', '12.5%'])
})

test('nothing is no bar that looks like something', () => {
  const { container } = show(<BarChart {...data} values={{ name: 'Revenue', values: [0, 0, 0] }} />)
  expect(lengths(container)).toEqual(['0%', '0%', '0%'])
})

test('keys move from bar to bar as they stand, and each is said with its second line', () => {
  show(<BarChart {...data} detail={(index) => `place ${index + 1}`} />)
  const slider = screen.getByRole('slider', { name: 'Revenue by category' })
  expect(slider).toHaveAttribute('aria-valuetext', 'Lamps: €40, place 1')
  fireEvent.keyDown(slider, { key: 'ArrowDown' })
  expect(slider).toHaveAttribute('aria-valuetext', 'Mugs: €30, place 2')
  fireEvent.keyDown(slider, { key: 'ArrowUp' })
  fireEvent.keyDown(slider, { key: 'ArrowUp' })
  expect(slider).toHaveAttribute('aria-valuetext', 'Lamps: €40, place 1')
  fireEvent.change(slider, { target: { value: '2' } })
  expect(slider).toHaveAttribute('aria-valuetext', 'Rugs: €5, place 3')
})

test('what has no room is one more bar, and stands in the table with all that is known', async () => {
  const { user } = show(<BarChart {...data} most={1} others="All others" more={[{ name: 'Pieces', values: [4, null, 1], format: String }]} to={(index) => (index === 0 ? '/lamps' : undefined)} />)
  expect(screen.getByRole('img')).toHaveTextContent('Lamps€40All others€35')
  await user.click(screen.getByText('Show as table'))
  const rows = within(screen.getByRole('table')).getAllByRole('row').slice(1)
  expect(rows.map(({ textContent }) => textContent)).toEqual(['Lamps€404', 'Mugs€30not known', 'Rugs€51'])
  expect(screen.getByRole('link', { name: 'Lamps' })).toHaveAttribute('href', '/lamps')
  await user.click(screen.getByRole('button', { name: 'Pieces' }))
  await user.click(screen.getByRole('button', { name: 'Pieces' }))
  expect(within(screen.getByRole('table')).getAllByRole('rowheader').map(({ textContent }) => textContent)).toEqual(['Rugs', 'Lamps', 'Mugs'])
})

test('shares stand in rows, each on its ground; what is to come is empty', () => {
  show(
    <HeatTable
      label="Who comes back" finding="A third came back." rowName="First week" sizeName="Visitors" columns={['Week 1', 'Week 2']} format={(share) => `${share * 100}%`}
      rows={[{ name: '16 Nov', size: '100', shares: [0.5, 0], inWords: (index) => `${index}` }, { name: '23 Nov', size: '50', shares: [1], inWords: (index) => `${index}` }]}
    />,
  )
  const cells = (row: RegExp) => within(screen.getByRole('row', { name: row })).getAllByRole('cell')
  expect(cells(/^16 Nov/).map(({ textContent }) => textContent)).toEqual(['100', '50%', '0%'])
  expect(cells(/^23 Nov/).map(({ textContent }) => textContent)).toEqual(['50', '100%', ''])
  expect(screen.getByRole('group', { name: 'Who comes back' })).toHaveAttribute('tabindex', '0')
})
