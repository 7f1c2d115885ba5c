import type { ReactNode } from 'react'

import { aCard } from '@/features/catalogue/catalogue.builders'
import { ProductGrid } from '@/features/catalogue/components/product-grid'
import { locale } from '@/locale/locale'
import { euros } from '@/testing/builders'
import { Gallery } from '@/ui/gallery'
import { Picture } from '@/ui/picture'
import { Price } from '@/ui/price'
import { Stock } from '@/ui/stock'
import { Thumb } from '@/ui/thumb'

import { PICTURES, say } from './samples'
import { Columns, Row, Section } from './section'

const [first, second, wide] = PICTURES
const cards = [
  aCard('plain', { title: say.thing, image: first }),
  aCard('found', { title: say.thing, image: second, highlights: [[0, 3]] }),
  aCard('reduced', { title: say.thing, image: second, compare_at_from: euros(9) }),
  aCard('from', { title: say.long, image: wide, price_to: euros(12) }),
  aCard('low', { title: say.thing, image: null, availability: 'low' }),
  aCard('out', { title: say.thing, image: first, availability: 'out', compare_at_from: euros(9) }),
  aCard('none', { title: say.long, image: null, availability: 'out' }),
].map((card) => ({ ...card, lang: locale }))

export function Products(): ReactNode {
  return (
    <>
      <Section name="Price">
        <Row>
          <Price now={euros(24.9)} />
          <Price now={euros(24.9)} from />
          <Price now={euros(24.9)} before={euros(39)} />
          <Price now={euros(24.9)} before={euros(39)} from />
          <Price now={euros(1_234_567.89)} before={euros(2_345_678.9)} className="text-h2" />
          <Price now={{ amount: 2490, currency: 'JPY' }} />
          <Price now={{ amount: 2490, currency: 'KWD' }} />
        </Row>
      </Section>
      <Section name="Stock">
        <Row>
          <Stock availability="in_stock" />
          <Stock availability="low" />
          <Stock availability="out" />
        </Row>
      </Section>
      <Section name="Picture, Thumb">
        <Row>
          {[first, wide, null].map((picture) => (
            <div key={picture?.url} className="w-32">
              <Picture picture={picture} sizes="8rem" />
            </div>
          ))}
          <Thumb url={first?.url ?? null} />
          <Thumb url={null} />
        </Row>
      </Section>
      <Section name="Gallery">
        <Columns>
          <Gallery pictures={PICTURES} label={say.thing} />
          <Gallery pictures={PICTURES.slice(0, 1)} label={say.name} />
          <Gallery pictures={[]} label={say.choose} />
        </Columns>
      </Section>
      <Section name="ProductCard">
        <ProductGrid cards={cards} />
        <ProductGrid cards={undefined} expected={2} />
      </Section>
    </>
  )
}
