import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anchorOf, pageAt, recordAddress } from '../../ui/shell/pageAddress.ts'

describe('the pages', () => {
  it.each([
    ['/', 'home'],
    ['/search', 'search'],
    ['/search/', 'search'],
    ['/help', 'help'],
    ['/documents/', 'lost'],
    ['/documents/%E3', 'lost'],
    ['/anything', 'lost'],
  ])('%s is %s', (path, name) => expect(pageAt(path).name).toBe(name))

  it('shows a record under its id, slashes and all', () => {
    expect(recordAddress('cases/fukutsu-2021')).toBe('/documents/cases/fukutsu-2021')
    expect(pageAt('/documents/cases/fukutsu-2021')).toEqual({ name: 'record', id: 'cases/fukutsu-2021' })
  })

  it('finds every id and anchor again', () => {
    const part = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !text.includes('/') && text !== '.' && text !== '..')
    fc.assert(
      fc.property(part, part, part, (folder, file, anchor) => {
        const id = `${folder}/${file}`
        const url = new URL(recordAddress(id, anchor), 'http://library.test')
        expect(pageAt(url.pathname)).toEqual({ name: 'record', id })
        expect(anchorOf(url.hash)).toBe(anchor)
      }),
    )
  })
})
