/** The address of a category on its screen; a new one hangs below `below`. */
export const at = (id: string, below = ''): string => `/admin/categories?${new URLSearchParams({ category: id, ...(below && { below }) }).toString()}`
