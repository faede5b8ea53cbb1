import type { Morpheme } from './Morphology.ts'

/** What one and two persons are called; one spelling stands for all. The dictionary has 一人暮らし and ひとり歩き as words, and cuts 1人暮らし and ひとり暮らし. */
const PERSONS: readonly { base: string; reading: string; spellings: readonly string[]; numbers: readonly string[] }[] = [
  { base: '一人', reading: 'ヒトリ', spellings: ['一人', 'ひとり', '独り'], numbers: ['一', '1'] },
  { base: '二人', reading: 'フタリ', spellings: ['二人', 'ふたり'], numbers: ['二', '2'] },
]
const COUNTER = '人'
/** Each of them: 一人ひとり, 一人一人, ひとりひとり. */
const EACH = '一人ひとり'
const NOUN = '名詞'
/** Details of nouns that begin with persons (一人暮らし, ひとり歩き); names (一人静) and adverbs (ひとりでに) are other words. */
const WORD_DETAILS = new Set(['一般', '副詞可能', 'サ変接続'])
/** 21人 and 3、1人 are other numbers. */
const PART_OF_NUMBER = /^[、,.~・-]$/u

export interface CountedPersons {
  base: string
  /** In katakana, where it is known. */
  reading: string | null
  /** How many morphemes it takes. */
  count: number
}

/**
 * One or two persons at a place of a text, which people write in four ways: 一人, 1人, ひとり, 独り. All count as the same word, by themselves and with the
 * noun behind them (ひとり暮らし is 一人暮らし).
 * @param isNoun whether the dictionary has a word as a noun
 */
export function countedPersons(morphemes: readonly Morpheme[], index: number, isNoun: (word: string) => boolean): CountedPersons | null {
  const first = personsAt(morphemes, index)
  if (!first) return null
  const { base, reading, rest, count } = first
  if (rest !== '') return { base: EACH_MORE.test(rest) ? EACH : base + rest, reading: null, count }
  const second = personsAt(morphemes, index + count)
  if (base === '一人' && second?.base === base && second.rest === '')
    return { base: EACH, reading: 'ヒトリヒトリ', count: count + second.count }
  const next = morphemes[index + count]
  const isJoined = next?.pos === NOUN && next.posDetail !== '接尾' && spellingsOf(base).some((spelling) => isNoun(spelling + next.surface))
  if (isJoined && next)
    return { base: base + next.surface, reading: next.reading === null ? null : reading + next.reading, count: count + 1 }
  return { base, reading, count }
}

const EACH_MORE = /^(?:ひとり|一人)$/u

function spellingsOf(base: string): readonly string[] {
  return PERSONS.find((persons) => persons.base === base)?.spellings ?? []
}

interface PersonsAt {
  base: string
  reading: string
  /** What else the dictionary has in the same word: 暮らし of 一人暮らし. */
  rest: string
  count: number
}

function personsAt(morphemes: readonly Morpheme[], index: number): PersonsAt | null {
  const morpheme = morphemes[index]
  if (!morpheme) return null
  if (morpheme.posDetail === '数') {
    const persons = PERSONS.find(({ numbers }) => numbers.includes(morpheme.surface))
    const isWhole = morphemes[index + 1]?.surface === COUNTER && !isPartOfNumber(morphemes, index)
    return persons && isWhole ? { base: persons.base, reading: persons.reading, rest: '', count: 2 } : null
  }
  for (const { base, reading, spellings } of PERSONS) {
    const spelling = spellings.find((one) => morpheme.surface.startsWith(one))
    if (spelling === undefined) continue
    const rest = morpheme.surface.slice(spelling.length)
    return rest === '' || (morpheme.pos === NOUN && WORD_DETAILS.has(morpheme.posDetail)) ? { base, reading, rest, count: 1 } : null
  }
  return null
}

function isPartOfNumber(morphemes: readonly Morpheme[], index: number): boolean {
  const [before, mark] = [morphemes[index - 2], morphemes[index - 1]]
  return mark?.posDetail === '数' || (mark !== undefined && before?.posDetail === '数' && PART_OF_NUMBER.test(mark.surface))
}
