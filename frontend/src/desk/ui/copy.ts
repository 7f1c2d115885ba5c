/** Texts into the clipboard, a line each; answers whether the browser let it happen. */
export async function copyLines(lines: readonly string[]): Promise<boolean> {
  try {
    await navigator.clipboard.writeText([...new Set(lines)].join('\n'))
    return true
  } catch {
    return false
  }
}
