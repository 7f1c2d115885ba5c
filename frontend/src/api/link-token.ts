/** The token of a mail's link, `#token=…`: behind `#` no server sees it. Undefined where there is none. */
export const tokenIn = (hash: string): string | undefined => new URLSearchParams(hash.replace(/^#/, '')).get('token') ?? undefined
