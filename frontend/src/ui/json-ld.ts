import { useEffect } from 'react'

/** What a document needs of Trusted Types (W3C), where its browser knows them. */
interface TrustedTypes {
  createPolicy: (name: string, rules: { createScript: (text: string) => string }) => { createScript: (text: string) => string }
}

declare global {
  interface Window {
    trustedTypes?: TrustedTypes
  }
}

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined

/** A document may have one policy of a name. It lets pass what cannot end the element that it stands in. */
function trusted(json: string): string {
  const text = json.replaceAll('<', String.raw`\u003c`)
  policy ??= window.trustedTypes?.createPolicy('json-ld', { createScript: (each) => each })
  return policy ? policy.createScript(text) : text
}

/**
 * What the page is about, for search engines (schema.org), while it is shown. Outside React, which would set a script by
 * `innerHTML`: the policy of the pages refuses that.
 */
export function useJsonLd(data: object | undefined): void {
  const json = data && JSON.stringify(data)
  useEffect(() => {
    if (!json) return
    const script = document.createElement('script')
    script.type = 'application/ld+json'
    script.text = trusted(json)
    document.head.append(script)
    return () => { script.remove() }
  }, [json])
}
