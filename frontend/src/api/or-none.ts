/** What `ask` answers; none where nobody does. For what no page needs: it is not asked again before its time. */
export async function orNone<Of>(signal: AbortSignal, ask: () => Promise<Of[]>): Promise<Of[]> {
  try {
    return await ask()
  } catch (thrown) {
    if (signal.aborted) throw thrown
    return []
  }
}
