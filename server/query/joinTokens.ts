import { foldText, readYearCount, yearWord, type Token } from '#analysis'
import { LATEST_YEAR } from '#model'
import { eraYear } from './shortYears.ts'
import { yearListsIn } from './yearListsIn.ts'

/** Tokens of a question that mean something together only. */
export interface JoinedToken extends Token {
  /** What the dictionary made of it. */
  pieces: readonly Token[]
}

export function isJoined(token: Token): token is JoinedToken {
  return 'pieces' in token
}

/** The tokens as the dictionary cut them. */
export function piecesOf(tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token) => (isJoined(token) ? token.pieces : token))
}

const KATAKANA_RUN = /[ァ-ヺー]{3,}/g
/** A year of an era, or one in the Western calendar that is called a fiscal year: 令和99年度, R0年度, 3000年度. */
const YEAR = /(?:(令和|平成|昭和) ?(\d{1,3}|[一二三四五六七八九十]{1,3})|(?<![a-z0-9])([rhs])(\d{1,3})|(?<![\d.,-])(\d{4}))年度/gu

interface Join {
  start: number
  end: number
  /** What the joined tokens count as. */
  base: string
  keepsPieces: boolean
}

/**
 * The tokens of a question with those joined that say nothing alone: the pieces of one unbroken run of katakana (ダイバー|シティ), which is a word that
 * the dictionary does not know; the years of a list (令和|4|・|5|年度), each under its own word; years that cannot be (令和|99|年度), whose words stand in half
 * of the library. Texts are cut as before: whoever looks for a run asks for its pieces as well, but for all of them.
 */
export function joinTokens(text: string, tokens: readonly Token[]): Token[] {
  const folded = foldText(text)
  const joins = [...runsIn(folded.text), ...listedYearsIn(folded.text), ...impossibleYearsIn(folded.text)]
  return joins.reduce<Token[]>(
    (joined, { start, end, ...join }) => {
      return joinWithin(joined, { ...join, start: folded.starts[start] ?? 0, end: folded.ends[end - 1] ?? 0 })
    },
    [...tokens],
  )
}

function runsIn(folded: string): Join[] {
  return [...folded.matchAll(KATAKANA_RUN)].map(({ index, 0: base }) => ({
    start: index,
    end: index + base.length,
    base,
    keepsPieces: true,
  }))
}

function listedYearsIn(folded: string): Join[] {
  return yearListsIn(folded).flatMap(({ members }) =>
    members.map(({ start, end, year }) => ({ start, end, base: yearWord(year), keepsPieces: false })),
  )
}

function impossibleYearsIn(folded: string): Join[] {
  return [...folded.matchAll(YEAR)].flatMap((match) => {
    const [base, name, count, letter, digits, western] = match
    const year = western === undefined ? eraYear(name ?? letter ?? '', readYearCount(count ?? digits ?? '')) : Number(western)
    const isPossible = year !== null && year <= LATEST_YEAR
    return isPossible ? [] : [{ start: match.index, end: match.index + base.length, base, keepsPieces: false }]
  })
}

/** One token for all of those that fill a stretch; the same tokens where it counts so already, or where none begins or ends there. */
function joinWithin(tokens: Token[], { start, end, base, keepsPieces }: Join): Token[] {
  const from = tokens.findIndex((token) => token.start === start)
  const to = tokens.findIndex((token) => token.end === end)
  if (from < 0 || to < from || (from === to && (keepsPieces || tokens[from]?.bases[0] === base))) return tokens
  const pieces = tokens.slice(from, to + 1)
  const readings = pieces.map(({ reading }) => reading)
  const joined: Token = {
    surface: pieces.map((piece) => piece.surface).join(''),
    start,
    end,
    bases: [base],
    reading: readings.includes(null) ? null : readings.join(''),
    baseReading: null,
    speltReading: null,
    isContent: true,
    isBound: false,
    opens: false,
    isName: pieces.some(({ isName }) => isName),
  }
  const kept: Token | JoinedToken = keepsPieces ? { ...joined, pieces } : joined
  return [...tokens.slice(0, from), kept, ...tokens.slice(to + 1)]
}
