import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { show } from '@/testing/render'

import { alone, scales } from './chart'
import { LineChart } from './line-chart'

const DAYS = ['1 May', '2 May', '3 May', '4 May']
const data = {
  pointName: 'Day',
  points: DAYS,
  series: [{ name: 'Souk', values: [20, 18, null, 25] }, { name: 'Others', values: [null, 19, 19, 19] }],
  format: (value: number) => `€${value}`,
}

const open = (over: Partial<typeof data> = {}) =>
  show(
    <LineChart
      {...data}
      {...over}
      label="Prices day by day"
      finding="Lowest in 4 days: €18, on 2 May."
      shortPoint={(index) => DAYS[index] ?? ''}
      shortValue={(value) => `€${value}`}
    />,
  )

const lines = (container: HTMLElement) => Array.from(container.querySelectorAll('svg[role=img] path'), (path) => path.getAttribute('d') ?? '')

test('it says what is to be seen, and is a picture with a name', () => {
  open()
  expect(screen.getByRole('figure')).toHaveTextContent('Lowest in 4 days: €18, on 2 May.')
  expect(screen.getByRole('img', { name: 'Prices day by day' })).toBeVisible()
})

test('keys move from point to point, and each is said; a gap is not known', () => {
  open()
  const slider = screen.getByRole('slider', { name: 'Prices day by day' })
  expect(slider).toHaveAttribute('aria-valuetext', '4 May: Souk €25, Others €19')
  fireEvent.change(slider, { target: { value: '2' } })
  expect(slider).toHaveAttribute('aria-valuetext', '3 May: Souk not known, Others €19')
})

test('the pointer moves along the points too, and back to the newest when it leaves', () => {
  open()
  const slider = screen.getByRole('slider')
  const plot = slider.parentElement ?? slider
  fireEvent.pointerMove(plot, { clientX: 60 })
  expect(slider).toHaveAttribute('aria-valuetext', '1 May: Souk €20, Others not known')
  fireEvent.pointerMove(plot, { clientX: 9999 })
  expect(slider).toHaveAttribute('aria-valuetext', '4 May: Souk €25, Others €19')
  fireEvent.pointerMove(plot, { clientX: -5 })
  fireEvent.pointerLeave(plot)
  expect(slider).toHaveValue('3')
})

test('a gap stays a gap: no line goes over it, and what is alone is a dot', () => {
  const { container } = open()
  expect(lines(container)[0]?.match(/M/g)).toHaveLength(2)
  expect(lines(container)[1]?.match(/M/g)).toHaveLength(1)
  expect(alone({ name: '', values: [1, null, 2, 3, null, 4] })).toEqual([0, 5])
})

test('lines differ by more than their colour', () => {
  const { container } = open()
  const dashes = Array.from(container.querySelectorAll('svg[role=img] path'), (path) => path.getAttribute('stroke-dasharray'))
  expect(dashes).toEqual([null, '6 4'])
})

test('the same numbers stand in a table, in the order that is asked for; what is not known comes last', async () => {
  const { user } = open()
  await user.click(screen.getByText('Show as table'))
  const days = () => within(screen.getByRole('table')).getAllByRole('rowheader').map(({ textContent }) => textContent)
  expect(days()).toEqual(['4 May', '3 May', '2 May', '1 May'])
  await user.click(screen.getByRole('button', { name: 'Souk' }))
  expect(days()).toEqual(['4 May', '1 May', '2 May', '3 May'])
  expect(screen.getByRole('columnheader', { name: 'Souk' })).toHaveAttribute('aria-sort', 'descending')
  await user.click(screen.getByRole('button', { name: 'Souk' }))
  expect(days()).toEqual(['2 May', '1 May', '4 May', '3 May'])
  expect(screen.getByRole('columnheader', { name: 'Day' })).toHaveAttribute('aria-sort', 'none')
})

test.each([[[5, 5]], [[0, 0]], [[101, 103]], [[1, 999_999]], [[7]]])('values %j have at most five lines behind them, and stand between the outer ones', (values) => {
  const { y, lines: ticks } = scales({ ...data, points: values.map(String), series: [{ name: '', values }] }, 640, false)
  expect(ticks.length).toBeGreaterThan(1)
  expect(ticks.length).toBeLessThanOrEqual(5)
  for (const value of values) {
    expect(y(value)).toBeGreaterThanOrEqual(12)
    expect(y(value)).toBeLessThanOrEqual(210)
  }
})

test('what is counted begins at nought, is joined straight, and has whole numbers behind it', () => {
  const { y, lines: ticks } = scales({ ...data, series: [{ name: '', values: [1, 2, 0] }] }, 640, false, true)
  expect(y(0)).toBe(210)
  expect(ticks).toEqual([0, 1, 2, 3, 4])
  expect(scales({ ...data, series: [{ name: '', values: [500, 300] }] }, 640, false, true).lines).toEqual([0, 200, 400])
  const { container } = show(<LineChart {...data} counted label="Orders" finding="" shortPoint={String} shortValue={String} />)
  expect(lines(container)[0]).toMatch(/^M[\d.,]+L[\d.,]+M/)
})

test('what is not over is hatched', () => {
  const drawn = (unfinished?: number) => {
    const { container, unmount } = show(<LineChart {...data} unfinished={unfinished} label="Orders" finding="" shortPoint={String} shortValue={String} />)
    const found = container.querySelectorAll('pattern').length
    unmount()
    return found
  }
  expect([drawn(), drawn(0), drawn(3)]).toEqual([0, 0, 1])
})

test('time runs with the text: from right to left in Arabic', () => {
  expect(scales(data, 640, false).x(0)).toBeLessThan(scales(data, 640, false).x(3))
  expect(scales(data, 640, true).x(0)).toBeGreaterThan(scales(data, 640, true).x(3))
  expect(scales(data, 640, true).x(0)).toBe(640 - scales(data, 640, false).x(0))
})

test('names below the axis have room', () => {
  const many = { ...data, points: Array.from({ length: 90 }, (_, index) => String(index)) }
  expect(scales(many, 640, false).named).toEqual([0, 22, 45, 67, 89])
  expect(scales(many, 320, false).named).toEqual([0, 45, 89])
  expect(scales({ ...data, points: ['1'] }, 320, false).named).toEqual([0])
})
