import { queryOptions } from '@tanstack/react-query'

import { answer, catalogue } from '@/api/client'
import { locale } from '@/locale/locale'

interface CategoryChoice {
  value: string
  /** With those that it hangs below. */
  label: string
}

/** Categories to choose one from, in the order of the tree. */
export const readCategoryChoices = () =>
  queryOptions({
    queryKey: ['desk-categories', 'choices', locale],
    queryFn: async ({ signal }): Promise<CategoryChoice[]> => {
      const { items } = await answer(catalogue.GET('/categories', { params: { query: { locale } }, signal }))
      const names = new Map(items.map(({ id, name }) => [id, name]))
      const below = (parent: string | null): typeof items =>
        items.filter(({ parent_id }) => parent_id === parent).flatMap((each) => [each, ...below(each.id)])
      return below(null).map(({ slug, path }) => ({ value: slug, label: path.map((id) => names.get(id)).join(' › ') }))
    },
    staleTime: 60_000,
  })
