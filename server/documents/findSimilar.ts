import type { Reference } from '#corpus'
import { encodeWords, type EngineReader } from '#engine'
import { PASSAGES, type PassageEntry, type RecordEntry } from '#publish'
import { termOf, toDocumentCard } from '../labels.ts'
import { chooseWords } from '../search/chooseWords.ts'
import type { SimilarResponse } from './documentShapes.ts'

const CANDIDATES = 30
const SHOWN = 6

type Candidate = Pick<PassageEntry, 'card' | 'worry' | 'programme' | 'level' | 'scene' | 'marks'>

/** Evidence of likeness, the strongest first; the weights only order candidates that the words have already found. */
const SHARED_WORRY = 3
const SHARED_PROGRAMME = 2
const SHARED_SCENE = 1
const SHARED_LEVEL = 1

/** Records that speak of the same things in the same words, each with the reason. */
export async function findSimilar(record: RecordEntry, reader: EngineReader, reference: Reference): Promise<SimilarResponse> {
  const words = (await chooseWords(record.keyWords, reader)).map(({ word }) => word)
  const [answer] = await reader.ask<Candidate>([
    {
      index: PASSAGES,
      words: encodeWords(words),
      distinct: 'documentId',
      filter: { not: { field: 'documentId', in: [record.documentId] } },
      pageSize: CANDIDATES,
      fields: ['card', 'worry', 'programme', 'level', 'scene', 'marks'],
    },
  ])
  const ranked = (answer?.hits ?? []).map((candidate, place) => ({
    candidate,
    score: evidence(record, candidate) - (place * SHARED_WORRY) / CANDIDATES,
  }))
  ranked.sort((a, b) => b.score - a.score)
  return {
    similar: ranked.slice(0, SHOWN).map(({ candidate }) => ({
      document: toDocumentCard(candidate.card, reference),
      reason: reasonOf(record, candidate, words, reference),
    })),
  }
}

function evidence({ card, detail }: RecordEntry, candidate: Candidate): number {
  const count = (a: readonly string[], b: readonly string[]) => shared(a, b).length
  const programmes = card.programme === null ? [] : [card.programme]
  return (
    SHARED_WORRY * count(detail.worries, candidate.worry) +
    SHARED_PROGRAMME * count(programmes, candidate.programme) +
    SHARED_SCENE * count(card.scenes, candidate.scene) +
    SHARED_LEVEL * count(card.levels, candidate.level)
  )
}

function reasonOf({ card, detail }: RecordEntry, candidate: Candidate, words: readonly string[], { vocabularies }: Reference): string {
  const worry = shared(detail.worries, candidate.worry)[0]
  const programme = candidate.programme.find((id) => id === card.programme)
  const common = shared(words, candidate.marks.words).slice(0, 3)
  const level = shared(card.levels, candidate.level)[0]
  const parts = [
    worry !== undefined && `同じ悩み「${termOf(vocabularies.worries, worry).label}」`,
    programme !== undefined && `同じ「${termOf(vocabularies.programmes, programme).label}」`,
    common.length > 0 && `共通する言葉「${common.join('」「')}」`,
    worry === undefined && level !== undefined && `同じ目的レベル「${termOf(vocabularies.levels, level).label}」`,
  ]
  return parts.filter((part) => part !== false).join('、')
}

function shared(a: readonly string[], b: readonly string[]): string[] {
  const others = new Set(b)
  return [...new Set(a)].filter((value) => others.has(value))
}
