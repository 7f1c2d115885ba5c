import { expect, test, vi } from 'vitest'

import { show } from '@/testing/render'

import { useJsonLd } from './json-ld'

function About({ name }: { name: string }) {
  useJsonLd({ name })
  return null
}

test('what a page is about passes the one policy of its name, and cannot end its element', () => {
  const createPolicy = vi.fn((_: string, rules: { createScript: (text: string) => string }) => rules)
  vi.stubGlobal('trustedTypes', { createPolicy })
  show(<About name="</script><b>" />).unmount()
  show(<About name="</script><b>" />)
  expect(createPolicy).toHaveBeenCalledTimes(1)
  expect(createPolicy).toHaveBeenCalledWith('json-ld', expect.anything())
  const [script, ...others] = document.querySelectorAll('script[type="application/ld+json"]')
  expect(others).toEqual([])
  expect(script?.textContent).not.toContain('<')
  expect(JSON.parse(script?.textContent ?? '')).toEqual({ name: '</script><b>' })
})
