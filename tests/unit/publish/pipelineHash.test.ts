import { beforeAll, describe, expect, it } from 'vitest'
import type { EmbeddingService } from '#config'
import { MunicipalDirectory, type Reference } from '#corpus'
import type { Municipality, Term, Vocabularies } from '#model'
import { pipelineHash } from '../../../indexer/publish/pipelineHash.ts'
import { readStarterReference } from '../starterCorpus.ts'

let reference: Reference
beforeAll(async () => {
  reference = await readStarterReference()
})

const term: Term = { id: 'new', label: '新しい', yomi: 'あたらしい', note: null, synonyms: [], aliases: [] }
const withVocabularies = (change: Partial<Vocabularies>): Reference => ({
  ...reference,
  vocabularies: { ...reference.vocabularies, ...change },
})
const withMunicipalities = (change: (all: readonly Municipality[]) => Municipality[]): Reference => ({
  ...reference,
  municipalities: new MunicipalDirectory(change(reference.municipalities.all), reference.municipalities.former),
})

describe('pipelineHash', () => {
  it('is the same for the same files read again', async () =>
    expect(pipelineHash(await readStarterReference())).toBe(pipelineHash(reference)))

  it.each<[string, () => Reference]>([
    ['a level is added', () => withVocabularies({ levels: [...reference.vocabularies.levels, term] })],
    [
      'a worry gets a synonym',
      () =>
        withVocabularies({ worries: reference.vocabularies.worries.map((worry) => ({ ...worry, synonyms: [...worry.synonyms, '新語'] })) }),
    ],
    [
      'an outcome is renamed',
      () => withVocabularies({ outcomes: reference.vocabularies.outcomes.map((outcome) => ({ ...outcome, label: `${outcome.label}！` })) }),
    ],
    ['a programme is removed', () => withVocabularies({ programmes: reference.vocabularies.programmes.slice(1) })],
    ['the lexicon is reordered', () => withVocabularies({ lexicon: [...reference.vocabularies.lexicon].reverse() })],
    ['the lexicon gets a term', () => withVocabularies({ lexicon: [...reference.vocabularies.lexicon, { term: '新語', synonyms: [] }] })],
    [
      'a municipality is renamed',
      () => withMunicipalities((all) => all.map((one) => (one.code === '131148' ? { ...one, name: '新中野区' } : one))),
    ],
    [
      'a municipality is read otherwise',
      () => withMunicipalities((all) => all.map((one) => (one.code === '131148' ? { ...one, kana: 'なかのまち' } : one))),
    ],
    [
      'a prefecture is renamed, of which its municipalities tell',
      () => withMunicipalities((all) => all.map((one) => (one.code === '131148' ? { ...one, prefecture: '東京府' } : one))),
    ],
    [
      'a municipality moves to another prefecture',
      () => withMunicipalities((all) => all.map((one) => (one.code === '131148' ? { ...one, prefectureCode: '110001' } : one))),
    ],
    ['a municipality is merged away', () => withMunicipalities((all) => all.slice(0, -1))],
  ])('changes when %s', (_what, change) => expect(pipelineHash(change())).not.toBe(pipelineHash(reference)))

  it('does not change with figures that are not indexed', () => {
    const counted = withMunicipalities((all) =>
      all.map((one) => ({ ...one, population: 1, similarGroup: '都市I-0', position: null, kind: 'city' })),
    )
    expect(pipelineHash(counted)).toBe(pipelineHash(reference))
    const renamed = new MunicipalDirectory(reference.municipalities.all, [])
    expect(pipelineHash({ ...reference, municipalities: renamed })).toBe(pipelineHash(reference))
  })

  it('changes with the embedding service and each of its settings', () => {
    const service: EmbeddingService = { source: 'rest', url: 'http://localhost/', model: 'm', key: 'k', dimensions: 8 }
    const services = [null, service, { ...service, url: 'http://other/' }, { ...service, model: null }, { ...service, key: 'l' }]
    const hashes = [...services, { ...service, dimensions: 9 }].map((one) => pipelineHash(reference, one))
    expect(new Set(hashes).size).toBe(hashes.length)
    expect(pipelineHash(reference, { ...service })).toBe(pipelineHash(reference, service))
  })
})
