import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'
import { Link, useNavigate } from 'react-router'

import type { ApiProblem } from '@/api/problem'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Refused } from '@/ui/refused'
import { useToasts } from '@/ui/toast'

import { REMOVE_WORDS, useRemoveCategory } from '../api/change-categories'
import type { Category } from '../api/read-categories'
import { useDrafts } from '../drafts'
import { childrenOf } from '../tree'

/** The way to delete a category; what still stands in its way is said with the way to it. */
export function RemoveCategory({ category, categories }: { category: Category; categories: readonly Category[] }): ReactNode {
  const { t } = useLingui()
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  const { mutateAsync, error, isPending, reset } = useRemoveCategory()
  const { id, name, slug, version } = category
  const below = childrenOf(categories, id).length
  const close = (): void => {
    setOpen(false)
    reset()
  }
  const remove = async (): Promise<void> => {
    try {
      await mutateAsync({ id, version })
    } catch {
      return // said in the dialog
    }
    useDrafts.getState().keep(id, undefined)
    useToasts.getState().show({ text: t`The category ${name} is deleted` })
    void navigate('/admin/categories', { replace: true })
  }
  return (
    <>
      <Button kind="danger" onClick={() => { setOpen(true) }}><Trans>Delete…</Trans></Button>
      <Dialog
        open={open}
        onClose={close}
        title={<Trans>Delete the category “{name}”</Trans>}
        footer={
          <div className="flex flex-wrap justify-end gap-3">
            <Button kind="outline" onClick={close}><Trans>Keep it</Trans></Button>
            {below === 0 && <Button kind="danger" busy={isPending} onClick={() => void remove()}><Trans>Delete this category</Trans></Button>}
          </div>
        }
      >
        <div className="grid grid-cols-1 gap-4">
          <Refused problem={error} words={REMOVE_WORDS}><Inside of={error} slug={slug} /></Refused>
          {below > 0
            ? <p><Plural value={below} one="# category hangs below it. Move or delete that one first." other="# categories hang below it. Move or delete them first." /></p>
            : <p><Trans>This cannot be undone. Products are not deleted; a category that still has some is kept.</Trans></p>}
        </div>
      </Dialog>
    </>
  )
}

/** What is still in it, as the service counts it. */
function Inside({ of, slug }: { of: ApiProblem | null; slug: string }): ReactNode {
  if (of?.code !== 'category_not_empty') return null
  const { products = 0, categories: below = 0 } = of.body as { products?: number; categories?: number }
  return (
    <>
      {products > 0 && <p><Plural value={products} one="# product is in it. Give it another category first." other="# products are in it. Give them another category first." /></p>}
      {below > 0 && <p><Plural value={below} one="# category hangs below it. Move or delete that one first." other="# categories hang below it. Move or delete them first." /></p>}
      {products > 0 && <Link to={`/admin/products?category=${slug}`} className="link inline-flex min-h-11 items-center justify-self-start"><Trans>See its products</Trans></Link>}
    </>
  )
}
