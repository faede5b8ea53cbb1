import { foldText } from '#analysis'
import type { MunicipalDirectory } from '#corpus'
import type { FormerMunicipality } from '#model'
import { decide } from './decideNames.ts'
import { keepSupported } from './keepSupported.ts'
import { mergePrefectures } from './mergePrefectures.ts'
import { NameBook, type NameEntry } from './NameBook.ts'
import { addSingleCharacters } from './singleCharacters.ts'
import { currentCandidate, findSightings, type Candidate, type Sighting, type ToCandidates } from './sightings.ts'

/** A municipality or prefecture named in a text. */
export interface NameMention {
  /** UTF-16 offsets in the original text. */
  start: number
  end: number
  /** The original from `start` to `end`. */
  surface: string
  /** Six-digit codes that it may mean, most likely first. One: decided. Several: ambiguous (府中市, 中野 alone). */
  codes: string[]
  /** Written as the whole present name in any spelling, without its 市, 区 …, or as the name of a former municipality (then `codes` is the successor). */
  form: 'official' | 'stem' | 'former'
  former: { name: string; changedOn: string } | null
}

/** Finds municipalities and prefectures by name in running text and in queries, by longest match and context; needs no dictionary of words. */
export class NameRecognizer {
  readonly #directory: MunicipalDirectory
  #book: NameBook | null = null
  readonly #population = new Map<string, number>()

  /** @param directory the master data; the book of names is made of it when the first text comes, so that no start waits for it. */
  constructor(directory: MunicipalDirectory) {
    this.#directory = directory
  }

  /** All mentions in order, not overlapping. Never throws, whatever the text. */
  recognize(text: string): NameMention[] {
    this.#book ??= this.#open()
    const folded = foldText(text)
    const toCandidates: ToCandidates = (entry, form, start) =>
      asWritten(this.#candidates(entry, form), text.slice(folded.starts[start], folded.ends[start + entry.key.length - 1]))
    const longer = findSightings(folded.text, this.#book, toCandidates)
    const sightings = addSingleCharacters(longer, folded.text, this.#book, toCandidates)
    const names = decide(mergePrefectures(keepSupported(sightings, folded.text), folded.text), folded.text)
    return names.flatMap((name) => toMention(name, text, folded) ?? [])
  }

  #open(): NameBook {
    for (const { code, prefectureCode, population } of this.#directory.all) {
      const ofPrefecture = this.#population.get(prefectureCode) ?? 0
      if (code !== prefectureCode) this.#population.set(code, population ?? 0).set(prefectureCode, ofPrefecture + (population ?? 0))
    }
    return new NameBook(this.#directory)
  }

  #candidates(entry: NameEntry, form: Sighting['form']): Candidate[] {
    const present = (form === 'whole' ? entry.current : entry.stem).map((municipality) =>
      currentCandidate(municipality, this.#population.get(municipality.code) ?? 0),
    )
    const former = form === 'whole' ? entry.former.flatMap((place) => this.#successor(place) ?? []) : []
    return [...present, ...former]
  }

  #successor(former: FormerMunicipality): Candidate | null {
    const successor = this.#directory.byCode(former.successorCode)
    // -1: former names come after all present ones, whose order is by population.
    return successor ? { ...currentCandidate(successor, -1), name: former.name, former } : null
  }
}

/** 鹿嶋市 and 鹿島市 are two cities and fold to one spelling: where one is written exactly so, the other is not meant. */
function asWritten(candidates: Candidate[], surface: string): Candidate[] {
  const exact = candidates.filter(({ name }) => name.startsWith(surface))
  return exact.length > 0 ? exact : candidates
}

function toMention(sighting: Sighting, text: string, folded: { starts: Uint32Array; ends: Uint32Array }): NameMention | null {
  const start = folded.starts[sighting.start]
  const end = folded.ends[sighting.end - 1]
  if (start === undefined || end === undefined || sighting.candidates.length === 0) return null
  const codes = [...new Set(sighting.candidates.map(({ code }) => code))]
  const isFormer = sighting.candidates.every(({ former }) => former !== null)
  const former = isFormer && codes.length === 1 ? sighting.candidates[0]?.former : null
  return {
    start,
    end,
    surface: text.slice(start, end),
    codes,
    form: sighting.form === 'stem' ? 'stem' : isFormer ? 'former' : 'official',
    former: former ? { name: former.name, changedOn: former.changedOn } : null,
  }
}
