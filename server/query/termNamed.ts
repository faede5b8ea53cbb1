import { fold } from '#analysis'
import type { Reference } from '#corpus'
import type { Term } from '#model'
import type { FilterChoice } from './filterNames.ts'

/** The level, programme or type that a text names by itself; undefined for other words. */
export function termNamed(text: string, reference: Reference): FilterChoice | undefined {
  return vocabularyOf(reference).get(squeezed(text))
}

const vocabularies = new WeakMap<Reference, ReadonlyMap<string, FilterChoice>>()

/** Labels of levels, programmes and types; of two equal ones the first counts. */
function vocabularyOf(reference: Reference): ReadonlyMap<string, FilterChoice> {
  const known = vocabularies.get(reference)
  if (known) return known
  const { levels, programmes, types } = reference.vocabularies
  const entries = [
    ...levels.map((term) => ({ written: levelNames(term), choice: { name: 'level', value: term.id } as const })),
    ...programmes.map((term) => ({ written: namesOf(term), choice: { name: 'programme', value: term.id } as const })),
    ...types.map(({ id, label }) => ({ written: [label], choice: { name: 'type', value: id } as const })),
  ]
  const vocabulary = new Map<string, FilterChoice>()
  for (const { written, choice } of entries.reverse()) for (const name of written) vocabulary.set(squeezed(name), choice)
  vocabularies.set(reference, vocabulary)
  return vocabulary
}

/** What a level is called: its label, former labels, and each half of 戦略提案・施策改善 where the vocabulary lists it as another name of the whole. */
function levelNames({ label, synonyms, aliases }: Term): string[] {
  return [label, ...aliases, ...label.split('・').filter((half) => synonyms.includes(half))]
}

/**
 * What a programme is called: its label, each name of 「自治体NEXT（改善キャリアトーク）」, former labels, and those synonyms that are the label shortened
 * (チーム経営 for チーム経営研究会). Other synonyms are related words: who types テレワーク looks for telework, not for all of 働き方改革.
 */
function namesOf({ label, synonyms, aliases }: Term): string[] {
  const names = [label, ...label.split(/[（()）]/u).map((name) => name.replace(/^旧\s*/u, ''))].filter((name) => name !== '')
  const shortened = synonyms.filter((synonym) => names.some((name) => isShortened(synonym, name)))
  return [...names, ...aliases, ...shortened]
}

function isShortened(synonym: string, name: string): boolean {
  const [short, whole] = [squeezed(synonym), squeezed(name)]
  // デジタル化・BPR joins two things: neither is short for both.
  return short === whole || (!name.includes('・') && (whole.startsWith(short) || whole.endsWith(short)))
}

/** Spaces and signs are written as one likes: カイゼン・サミット, カイゼンサミット. */
function squeezed(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}ー]+/gu, '')
}
