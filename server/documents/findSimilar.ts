import type { Reference } from '#corpus'
import type { EngineReader } from '#engine'
import type { Card, RecordEntry } from '#publish'
import { toDocumentCard } from '../labels.ts'
import { chooseWords } from '../search/chooseWords.ts'
import type { SimilarResponse } from './documentShapes.ts'
import { likenessOf, tellLikeness, weightOf } from './likeness.ts'
import { MAX_CANDIDATES, similarCandidates } from './similarCandidates.ts'

const SHOWN = 6
/** What nearness in meaning counts for the first candidate; see the weights of likeness. */
const NEAREST = 1000

/** Records like one, each with the reason; neither those that its page names already, nor several years of one initiative. */
export async function findSimilar(record: RecordEntry, reader: EngineReader, reference: Reference): Promise<SimilarResponse> {
  const telling = await chooseWords(record.keyWords, reader)
  const candidates = await similarCandidates(record, telling, reader)
  const ranked = candidates
    .map((candidate, place) => {
      const likeness = likenessOf(record, candidate, telling, reference)
      return { card: candidate.card, likeness, score: weightOf(likeness) + NEAREST * (1 - place / MAX_CANDIDATES) }
    })
    .sort((a, b) => b.score - a.score)
  return {
    similar: onePerInitiative(ranked, initiativesOf(record.card))
      .slice(0, SHOWN)
      .map(({ card, likeness }) => {
        const reasons = tellLikeness(likeness, reference)
        return { document: toDocumentCard(card, reference), reason: (reasons.length > 0 ? reasons : [NEAR_IN_MEANING]).join('、') }
      }),
  }
}

const NEAR_IN_MEANING = '内容の言葉づかいが近い資料'

/** The best of each initiative of a municipality; its other years are found on that record's page. */
function onePerInitiative<T extends { card: Card }>(ranked: readonly T[], taken: readonly string[]): T[] {
  const seen = new Set(taken)
  return ranked.filter(({ card }) => {
    const initiatives = initiativesOf(card)
    if (initiatives.some((one) => seen.has(one))) return false
    for (const one of initiatives) seen.add(one)
    return true
  })
}

function initiativesOf({ initiative, municipalities }: Card): string[] {
  return initiative === null ? [] : municipalities.map(({ code }) => `${code} ${initiative}`)
}
