/** A term of an editable vocabulary. */
export interface Term {
  /** Stands in addresses and in the API; never changes. */
  id: string
  /** What records write and people read. */
  label: string
  /** Reading in hiragana, for finding by kana and romaji. */
  yomi: string
  note: string | null
  /** Words that people use for the same thing; searched, never shown. */
  synonyms: string[]
  /** Former labels that old records may still carry. */
  aliases: string[]
}

export interface TypeTerm extends Term {
  /** Folder of the corpus in which records of this type stand. */
  folder: string
}

export interface ProgrammeTerm extends Term {
  /** Who runs the programme. */
  body: string
}

/** One cell of the scene grid: level of change × stage. */
export interface SceneTerm extends Term {
  level: string
  stage: string
}

/** A word of the field that the tokenizer must keep whole, and the words that mean the same. */
export interface LexiconTerm {
  term: string
  /** Reading in hiragana, for terms with kanji; kana and Latin letters are their own. */
  yomi?: string
  synonyms: string[]
}

export interface Vocabularies {
  levels: Term[]
  types: TypeTerm[]
  programmes: ProgrammeTerm[]
  worries: Term[]
  outcomes: Term[]
  sceneLevels: Term[]
  sceneStages: Term[]
  scenes: SceneTerm[]
  lexicon: LexiconTerm[]
}

/** Finds a term by what a person wrote: its label, its id or a former label. */
export function findTerm<T extends Term>(terms: readonly T[], written: string): T | undefined {
  return terms.find((term) => term.label === written || term.id === written || term.aliases.includes(written))
}
