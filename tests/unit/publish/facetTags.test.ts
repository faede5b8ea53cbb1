import fc from 'fast-check'
import { expect, it } from 'vitest'
import { countsByField } from '#publish'
import { facetTags } from '../../../indexer/publish/facetTags.ts'

const values = fc.array(fc.string())
const records = fc.record({
  level: values,
  scene: values,
  worry: values,
  outcome: values,
  type: fc.string(),
  programme: values,
  year: values,
  prefecture: values,
  municipality: values,
})

it('are counted as if each field were counted by itself, whatever stands in a value', () => {
  fc.assert(
    fc.property(fc.array(records), (all) => {
      const tags = new Map<string, number>()
      for (const record of all) for (const tag of new Set(facetTags(record))) tags.set(tag, (tags.get(tag) ?? 0) + 1)
      const expected = new Map<string, number>()
      for (const record of all) {
        for (const [name, value] of Object.entries(record)) {
          for (const one of new Set([value].flat())) expected.set(`${name} ${one}`, (expected.get(`${name} ${one}`) ?? 0) + 1)
        }
      }
      const counted = Object.entries(countsByField(Object.fromEntries(tags))).flatMap(([name, counts]) =>
        Object.entries(counts).map(([value, count]) => [`${name} ${value}`, count] as const),
      )
      expect(new Map(counted)).toEqual(expected)
    }),
  )
})
