import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { LibraryError, type LexiconTerm, type SceneTerm, type Term, type Vocabularies } from '#model'
import { decodeUtf8, notUtf8 } from './decodeRecord.ts'
import { explainUnreadable } from './explainUnreadable.ts'

type Entry = Record<string, unknown>

/**
 * Reads the editable vocabularies of a corpus (corpus/vocabularies/*.yaml).
 * @throws LibraryError BAD_VOCABULARY naming the file and what is wrong; the library does not open on half a vocabulary.
 */
export async function readVocabularies(corpusDir: string): Promise<Vocabularies> {
  const read = (name: string) => readVocabularyFile(join(corpusDir, 'vocabularies', `${name}.yaml`))
  const [levels, types, programmes, worries, outcomes, scenes, lexicon] = await Promise.all(
    ['levels', 'types', 'programmes', 'worries', 'outcomes', 'scenes', 'lexicon'].map(read) as [
      Promise<VocabularyFile>,
      Promise<VocabularyFile>,
      Promise<VocabularyFile>,
      Promise<VocabularyFile>,
      Promise<VocabularyFile>,
      Promise<VocabularyFile>,
      Promise<VocabularyFile>,
    ],
  )
  const sceneLevels = scenes.terms('levels', (entry) => scenes.term(entry))
  const sceneStages = scenes.terms('stages', (entry) => scenes.term(entry))
  return {
    levels: levels.terms('terms', (entry) => levels.term(entry)),
    types: types.terms('terms', (entry) => ({ ...types.term(entry), folder: types.text(entry, 'folder') })),
    programmes: programmes.terms('terms', (entry) => ({ ...programmes.term(entry), body: programmes.text(entry, 'body') })),
    worries: worries.terms('terms', (entry) => worries.term(entry)),
    outcomes: outcomes.terms('terms', (entry) => outcomes.term(entry)),
    sceneLevels,
    sceneStages,
    scenes: crossScenes(sceneLevels, sceneStages, scenes),
    lexicon: lexicon.entries('terms').map((entry): LexiconTerm => {
      const yomi = lexicon.optionalYomi(entry)
      return { term: lexicon.text(entry, 'term'), ...(yomi !== null && { yomi }), synonyms: lexicon.texts(entry, 'synonyms') }
    }),
  }
}

/** The twelve scenes in reading order; a cell without a name of its own is called by its level and stage. */
function crossScenes(levels: readonly Term[], stages: readonly Term[], file: VocabularyFile): SceneTerm[] {
  const cells = levels.flatMap((level) => stages.map((stage) => ({ id: `${level.id}-${stage.id}`, level, stage })))
  const names = file.names(
    'cells',
    cells.map(({ id }) => id),
  )
  return cells.map(({ id, level, stage }): SceneTerm => {
    const crossed = `${level.label}×${stage.label}`
    const label = names.get(id) ?? crossed
    const aliases = label === crossed ? [] : [crossed]
    return { id, label, yomi: `${level.yomi}${stage.yomi}`, note: null, synonyms: [], aliases, level: level.id, stage: stage.id }
  })
}

async function readVocabularyFile(path: string): Promise<VocabularyFile> {
  try {
    const { text, encoding } = decodeUtf8(await readFile(path))
    if (text === null) throw new LibraryError('BAD_VOCABULARY', `語彙のファイル ${path}: ${notUtf8(encoding)}`)
    const content: unknown = parse(text)
    return new VocabularyFile(path, isEntry(content) ? content : {})
  } catch (cause) {
    if (cause instanceof LibraryError) throw cause
    throw new LibraryError('BAD_VOCABULARY', `語彙のファイル ${path} が読めません（${explainUnreadable(cause)}）。`, { cause })
  }
}

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Typed access to one vocabulary file, with errors that name the entry. */
class VocabularyFile {
  readonly #path: string
  readonly #content: Entry

  constructor(path: string, content: Entry) {
    this.#path = path
    this.#content = content
  }

  entries(key: string): Entry[] {
    const list = this.#content[key]
    if (!Array.isArray(list)) throw this.#bad(`${key} に語の一覧がありません`)
    for (const [index, entry] of list.entries()) {
      if (!isEntry(entry)) throw this.#bad(`${key} の ${index + 1} 番目の語が空か、項目の組ではありません`)
    }
    return list as Entry[]
  }

  /** The terms of a list, each read by `read`; no two may share an id or a label. */
  terms<T extends Term>(key: string, read: (entry: Entry) => T): T[] {
    const terms = this.entries(key).map(read)
    const seen = new Set<string>()
    for (const { id, label } of terms) {
      if (seen.has(id) || seen.has(label)) throw this.#bad(`${label}（${id}）が重なっています`)
      seen.add(id).add(label)
    }
    return terms
  }

  term(entry: Entry): Term {
    const id = this.text(entry, 'id')
    if (!/^[a-z0-9-]+$/.test(id)) throw this.#bad(`id ${id} は英小文字・数字・ハイフンで書いてください`)
    return {
      id,
      label: this.text(entry, 'label'),
      yomi: this.text(entry, 'yomi'),
      note: entry['note'] === undefined ? null : this.text(entry, 'note'),
      synonyms: this.texts(entry, 'synonyms'),
      aliases: this.texts(entry, 'aliases'),
    }
  }

  text(entry: Entry, key: string): string {
    const value = entry[key]
    if (typeof value !== 'string' && typeof value !== 'number') throw this.#bad(`${JSON.stringify(entry)} に ${key} がありません`)
    return String(value)
  }

  /** A reading that only some entries need; in hiragana, or typing it would find nothing. */
  optionalYomi(entry: Entry): string | null {
    if (entry['yomi'] === undefined) return null
    const yomi = this.text(entry, 'yomi')
    if (!/^[ぁ-ゖーa-zA-Z0-9]+$/.test(yomi))
      throw this.#bad(`${JSON.stringify(entry)} の yomi は、ひらがな・ー・半角英数字で書いてください`)
    return yomi
  }

  texts(entry: Entry, key: string): string[] {
    const value = entry[key] ?? []
    if (!Array.isArray(value)) throw this.#bad(`${JSON.stringify(entry)} の ${key} は [一覧] で書いてください`)
    return value.map(String)
  }

  /** Names by id; only the ids given may have one. */
  names(key: string, ids: readonly string[]): Map<string, string> {
    const names = Object.entries((this.#content[key] ?? {}) as Entry).map(([id, name]): [string, string] => [id, String(name)])
    const unknown = names.find(([id]) => !ids.includes(id))
    if (unknown) throw this.#bad(`${key} に ${unknown[0]} はありません。使えるのは ${ids.join('、')} です`)
    return new Map(names)
  }

  #bad(what: string): LibraryError {
    return new LibraryError('BAD_VOCABULARY', `語彙のファイル ${this.#path}: ${what}。`)
  }
}
