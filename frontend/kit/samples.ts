/** What components say here: in the page's direction, short and as long as it gets. */
import { locale } from '@/locale/locale'
import type { PictureOf } from '@/ui/picture'

import one from './pictures/one.svg'
import two from './pictures/two.svg'
import wide from './pictures/wide.svg'

const english = {
  act: 'Add to cart',
  long: 'Donaudampfschifffahrtsgesellschaftskapitän, in a hand-thrown stoneware glaze of six colours for tables of every length',
  name: 'Full name',
  hint: 'As it stands on your door bell.',
  wrong: 'Enter the name of whoever receives it',
  thing: 'Stoneware mug',
  sentence: 'What you see may be out of date.',
  done: 'Removed.',
  undo: 'Undo',
  choose: 'Choose one',
  now: 'This month',
  before: 'The month before',
  found: 'Highest on the last day; for two days nothing is known.',
}

const arabic: typeof english = {
  act: 'أضف إلى السلة',
  long: 'كوب خزفي مصنوع يدويًا بطلاء زجاجي من ستة ألوان يناسب الموائد بجميع أطوالها ويصلح للمشروبات الساخنة والباردة معًا',
  name: 'الاسم الكامل',
  hint: 'كما هو مكتوب على جرس بابك.',
  wrong: 'أدخل اسم من يستلم الطرد',
  thing: 'كوب خزفي',
  sentence: 'قد تكون هذه المعلومات قديمة.',
  done: 'أُزيل.',
  undo: 'تراجع',
  choose: 'اختر واحدًا',
  now: 'هذا الشهر',
  before: 'الشهر السابق',
  found: 'الأعلى في اليوم الأخير؛ ويومان بلا بيانات.',
}

export const say = locale === 'ar' ? arabic : english

const picture = (url: string, alt: string, width = 800, height = 800): PictureOf & { id: string } => ({
  id: url, url, urls: { [width]: url }, alt, width, height,
})

export const PICTURES = [picture(one, say.thing), picture(two, say.thing), picture(wide, say.thing, 1200, 600)]
