import { act, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { show } from '@/testing/render'

import { AskAgain } from './components/ask-again'
import { ConsentBanner } from './components/consent-banner'
import { mayRemember } from './consent'

const banner = () => screen.queryByRole('complementary', { name: 'May we remember this browser?' })
const page = () => show(<><ConsentBanner /><AskAgain className="" /></>)

test.each([['Yes, you may', true], ['No, thank you', false]] as const)('it is asked once: %s', async (answer, may) => {
  const { user, unmount } = page()
  expect(mayRemember()).toBe(false)
  await user.click(screen.getByRole('button', { name: answer }))
  expect(banner()).toBeNull()
  expect(mayRemember()).toBe(may)
  unmount()
  page()
  expect(banner()).toBeNull()
})

test('both answers are equally easy: the same look, beside each other', () => {
  page()
  const [yes, no] = within(banner() ?? document.body).getAllByRole('button')
  expect(yes?.className).toBe(no?.className)
})

test('what was said can be changed, by keyboard: it is taken back, and the question has the focus', async () => {
  localStorage.setItem('souk.consent', 'yes')
  localStorage.setItem('souk.visitor', 'a')
  const { user } = page()
  await user.tab()
  await user.keyboard('{Enter}')
  expect(mayRemember()).toBe(false)
  expect(localStorage.getItem('souk.visitor')).toBeNull()
  expect(screen.getByText('May we remember this browser?')).toHaveFocus()
  await user.tab()
  expect(screen.getByRole('link', { name: 'Privacy' })).toHaveFocus()
  await user.tab()
  await user.keyboard('{Enter}')
  expect(mayRemember()).toBe(true)
})

test('what another tab was told counts here', () => {
  page()
  expect(banner()).not.toBeNull()
  act(() => {
    localStorage.setItem('souk.consent', 'no')
    window.dispatchEvent(new Event('storage'))
  })
  expect(banner()).toBeNull()
})
