/** What search engines read of a product's make and numbers. */
import { expect, test } from 'vitest'

import { ofBrand } from './brand'
import { aProduct, aVariant } from './catalogue.builders'
import { productData } from './product-data'

const numbered = aVariant({ Size: 'S' }, { sku: 'CAP-S', mpn: 'TP-9', gtins: ['04006381333931', '00000096385074'] })

test('one variant’s numbers are the product’s; of several each offer has its own', () => {
  const codes = { sku: 'CAP-S', mpn: 'TP-9', gtin: '04006381333931' }
  const one = productData(aProduct({ variants: [numbered] }))
  expect(one).toMatchObject({ ...codes, offers: codes })
  const several = productData(aProduct({ variants: [numbered, aVariant({ Size: 'M' }, { sku: 'CAP-M' })] }))
  expect(several).toMatchObject({ offers: { offers: [codes, { sku: 'CAP-M' }] } })
  expect(several).not.toHaveProperty('gtin')
  expect(JSON.stringify(productData(aProduct()))).not.toMatch(/"(gtin|mpn)"/)
})

test('the brand is what the product says, else what its attribute says', () => {
  expect(productData(aProduct({ brand: 'Anvil' }))).toMatchObject({ brand: { '@type': 'Brand', name: 'Anvil' } })
  expect(productData(aProduct())).toMatchObject({ brand: { name: 'Halden' } })
  expect(productData(aProduct({ attributes: {} }))).not.toHaveProperty('brand')
})

test('a brand leads to its list: by the attribute where the product has it, else by the word', () => {
  expect(ofBrand(aProduct(), 'Halden')).toBe('/search?attribute=Brand%3AHalden')
  expect(ofBrand(aProduct(), 'Anvil & Sons')).toBe('/search?q=Anvil+%26+Sons')
})
