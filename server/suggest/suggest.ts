import { fold } from '#analysis'
import type { Reference } from '#corpus'
import { encodeWords, type EngineReader } from '#engine'
import type { Term } from '#model'
import { RECORDS, type RecordEntry } from '#publish'
import { countRecords } from '../countRecords.ts'
import type { Library } from '../Library.ts'
import type { SuggestResponse } from './suggestShapes.ts'

type Suggestion = SuggestResponse['suggestions'][number]
type Kind = Suggestion['kind']

const KIND_LABELS: Readonly<Record<Kind, string>> = {
  municipality: '自治体',
  prefecture: '都道府県',
  programme: '研究会・制度',
  worry: '悩み',
  outcome: '成果',
  level: '改善の目的レベル',
  document: '資料',
}

/** Something that can be suggested, with the folded spellings under which it is found. */
interface Candidate {
  kind: Exclude<Kind, 'document'>
  value: string
  label: string
  detail: string
  spellings: string[]
}

const candidateCache = new WeakMap<Reference, Candidate[]>()

/** Suggestions for the beginning of a name or word: those with records first, exact beginnings before mere occurrences. */
export async function suggest(typed: string, limit: number, library: Library): Promise<SuggestResponse> {
  const reader = library.reader('reader')
  const wanted = toHiragana(fold(typed.trim()))
  if (wanted === '') return { suggestions: [] }
  const [counts, documents] = await Promise.all([countRecords(reader), suggestDocuments(typed, library, reader)])
  const named = candidatesOf(library.reference)
    .map((candidate) => ({ candidate, fit: fitOf(candidate, wanted), count: counts[candidate.kind][candidate.value] ?? 0 }))
    .filter(({ fit, count }) => fit > 0 && count > 0)
    .sort((a, b) => b.fit - a.fit || b.count - a.count)
    .map(({ candidate, count }) => toSuggestion(candidate, count))
  const room = Math.max(limit - documents.length, Math.ceil(limit / 2))
  return { suggestions: [...named.slice(0, room), ...documents].slice(0, limit) }
}

const EXACT = 3
const BEGINS = 2
const CONTAINS = 1

function fitOf({ spellings }: Candidate, wanted: string): number {
  if (spellings.includes(wanted)) return EXACT
  if (spellings.some((spelling) => spelling.startsWith(wanted))) return BEGINS
  // One character occurs nearly everywhere.
  return wanted.length > 1 && spellings.some((spelling) => spelling.includes(wanted)) ? CONTAINS : 0
}

function toSuggestion({ kind, value, label, detail }: Candidate, count: number): Suggestion {
  return { kind, kindLabel: KIND_LABELS[kind], value, label, detail, count }
}

function candidatesOf(reference: Reference): Candidate[] {
  const cached = candidateCache.get(reference)
  if (cached) return cached
  const { vocabularies, municipalities } = reference
  const terms = (kind: Candidate['kind'], list: readonly Term[]) => list.map((term) => termCandidate(kind, term))
  const candidates = [
    ...municipalities.all.map(({ code, name, kana, prefecture, kind }): Candidate => {
      const isPrefecture = kind === 'prefecture'
      const detail = isPrefecture ? '' : prefecture
      return {
        kind: isPrefecture ? 'prefecture' : 'municipality',
        value: code,
        label: name,
        detail,
        spellings: [toHiragana(fold(name)), fold(kana)],
      }
    }),
    ...terms('programme', vocabularies.programmes),
    ...terms('worry', vocabularies.worries),
    ...terms('outcome', vocabularies.outcomes),
    ...terms('level', vocabularies.levels),
  ]
  candidateCache.set(reference, candidates)
  return candidates
}

function termCandidate(kind: Candidate['kind'], { id, label, yomi, synonyms }: Term): Candidate {
  return { kind, value: id, label, detail: '', spellings: [label, yomi, ...synonyms].map((spelling) => toHiragana(fold(spelling))) }
}

async function suggestDocuments(typed: string, library: Library, reader: EngineReader): Promise<Suggestion[]> {
  const SHOWN = 3
  const words = library.analyser.words(typed)
  if (words.length === 0) return []
  const [answer] = await reader.ask<Pick<RecordEntry, 'card'>>([
    { index: RECORDS, words: encodeWords(words), pageSize: SHOWN, fields: ['card'] },
  ])
  return (answer?.hits ?? []).map(({ card }) => ({
    kind: 'document' as const,
    kindLabel: KIND_LABELS.document,
    value: card.id,
    label: card.title,
    detail: card.municipalities.length === 1 ? (card.municipalities[0]?.name ?? '') : '',
    count: 1,
  }))
}

/** Katakana and hiragana count alike while typing. */
function toHiragana(text: string): string {
  return text.replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
}
