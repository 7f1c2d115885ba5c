import { expect, test } from 'vitest'

import { csvRows, kindOf, rejectedRows } from './feed-file'

test('a file is what its name says, else what the browser says', () => {
  const file = (name: string, type = '') => kindOf(new File(['x'], name, { type }))
  expect([file('a.CSV'), file('a.tsv'), file('a.json'), file('feed', 'application/json'), file('a.xlsx', 'application/vnd.ms-excel')])
    .toEqual(['text/csv', 'text/csv', 'application/json', 'application/json', undefined])
})

test('rows begin where the service counts them: quotes hold commas and lines, blank lines are none', () => {
  expect(csvRows('sku;title\r\n1;"Lamp; ""brass""\nlarge"\r\n\r\n2;Cup')).toEqual([
    { line: 1, cells: ['sku', 'title'] },
    { line: 2, cells: ['1', 'Lamp; "brass"\nlarge'] },
    { line: 5, cells: ['2', 'Cup'] },
  ])
  expect(csvRows('a,b\n1,"never closed')).toEqual([{ line: 1, cells: ['a', 'b'] }, { line: 2, cells: ['1', '"never closed'] }])
})

test('rejected rows are those with faults, as they were, with what is wrong', () => {
  const faults = [{ line: 3, words: 'price: no amount' }, { line: 3, words: 'gtin: no GTIN' }]
  expect(rejectedRows('\uFEFFsku,title,price\n1,"A, b",2\n2,"C, d"\n', 'text/csv', faults, ['Line', 'What']))
    .toBe('sku,title,price,Line,What\r\n2,"C, d",,3,"price: no amount; gtin: no GTIN"\r\n')
})

test('rows of JSON are numbered by their place', () => {
  expect(rejectedRows('[{"sku":"1"},{"sku":"2","price":1.5,"more":{"a":1}}]', 'application/json', [{ line: 2, words: 'url: blank' }], ['Place', 'What']))
    .toBe('sku,price,more,Place,What\r\n2,1.5,"{""a"":1}",2,url: blank\r\n')
})
