/** A stretch of what was typed, with its UTF-16 offsets there. */
export interface Stretch {
  text: string
  start: number
  end: number
}

/** A word (as typed, between spaces and signs) or a phrase in quotes; a phrase's text is without its quotes, its offsets include them. */
export interface Operand extends Stretch {
  kind: 'word' | 'phrase'
}

/** What was typed, read as a query. Everything that is no operator is a word, so that every string is legal. */
export interface ParsedQuery {
  /** All of these are wanted; one with several operands wants any of them. */
  groups: Operand[][]
  excluded: Operand[]
}

type Token = ({ is: 'operand' | 'excluded' } & Operand) | { is: 'or' }

const SPACE = /\s/u
/** A hyphen, its full-width form, the minus sign and the true hyphens. */
const MINUS = /[-－−‐‑]/u
/** Dashes that exclude as a hyphen does when they stand alone, not in a row (――改善). ー is what the hyphen's key types in kana: no word begins with it. */
const DASH = /[–—―ーｰ]/u
const BAR = /[|｜]/u
/** In any case: as a word of its own between Japanese words an “or” or “not” is meant so. */
const OR = /^(?:OR|ＯＲ)$/iu
const NOT = /^(?:NOT|ＮＯＴ)$/iu
/** Straight, curly and full-width: input methods mix them, so any closes any. */
const DOUBLE_QUOTE = /["“”＂]/u
/** What a phrase may stand behind and before: a space, a bar, an OR or another phrase. */
const BEFORE_PHRASE = /(?:^|[\s|｜」』｣"“”＂]|(?:^|[\s」』｣"“”＂])(?:OR|ＯＲ))$/iu
const AFTER_PHRASE = /^(?:$|[\s|｜「『｢"“”＂]|(?:OR|ＯＲ)(?:$|[\s「『｢"“”＂]))/iu
/** Characters that neither end a word nor open a phrase. */
const PLAIN = /[^\s|｜"“”＂「『｢]+/y
const BRACKETS: Readonly<Record<string, string>> = { '「': '」', '『': '』', '｢': '｣' }

/**
 * Reads the query language: 「…」『…』｢…｣"…" are phrases, a leading hyphen or NOT excludes, OR and | offer alternatives and bind tighter than the AND
 * of words side by side. Quotes that do not close or stand inside a sentence are plain signs; operators with nothing to work on are dropped.
 */
export function parseQuery(typed: string): ParsedQuery {
  const groups: Operand[][] = []
  const excluded: Operand[] = []
  /** The group that an OR would continue. */
  let open: Operand[] | null = null
  let joins = false
  for (const token of tokensOf(typed)) {
    if (token.is === 'or') {
      joins = open !== null
      continue
    }
    const { is, ...operand } = token
    if (is === 'excluded') {
      excluded.push(operand)
      open = null
    } else if (joins && open) open.push(operand)
    else groups.push((open = [operand]))
    joins = false
  }
  return { groups, excluded }
}

function tokensOf(typed: string): Token[] {
  const tokens: Token[] = []
  let negatedFrom: number | null = null
  for (let at = 0; at < typed.length;) {
    if (SPACE.test(typed[at] ?? '')) {
      at += 1
      continue
    }
    const piece = pieceAt(typed, at, negatedFrom)
    at = piece.end
    if (piece.kind === 'not') negatedFrom = piece.works ? piece.start : null
    else if (piece.kind === 'or') tokens.push({ is: 'or' })
    else if (piece.text.trim() !== '') tokens.push(toToken(piece, negatedFrom))
    if (piece.kind === 'or' || (piece.kind !== 'not' && piece.text.trim() !== '')) negatedFrom = null
  }
  return tokens
}

function toToken(operand: Operand, negatedFrom: number | null): Token {
  return negatedFrom === null ? { is: 'operand', ...operand } : { is: 'excluded', ...operand, start: negatedFrom }
}

type Piece = Operand | { kind: 'or'; end: number } | { kind: 'not'; start: number; end: number; works: boolean }

/** The operand or operator that begins at a place that is no space. */
function pieceAt(typed: string, start: number, negatedFrom: number | null): Piece {
  const sign = typed[start] ?? ''
  if (BAR.test(sign)) return { kind: 'or', end: start + 1 }
  const mayExclude = start === 0 || SPACE.test(typed[start - 1] ?? '') || negatedFrom === start - 1
  // A hyphen before a space works on nothing.
  if (isMinus(typed, start) && mayExclude) return { kind: 'not', start, end: start + 1, works: !SPACE.test(typed[start + 1] ?? ' ') }
  const operand = phraseAt(typed, start, negatedFrom !== null) ?? wordAt(typed, start)
  if (operand.kind === 'word' && OR.test(operand.text)) return { kind: 'or', end: operand.end }
  if (operand.kind === 'word' && NOT.test(operand.text)) return { kind: 'not', start, end: operand.end, works: true }
  return operand
}

function isMinus(typed: string, at: number): boolean {
  const isSign = (place: number) => MINUS.test(typed[place] ?? '') || DASH.test(typed[place] ?? '')
  return MINUS.test(typed[at] ?? '') || (DASH.test(typed[at] ?? '') && !isSign(at - 1) && !isSign(at + 1))
}

/** The quoted phrase that begins here, if its quotes close and stand by themselves: within a sentence they are its punctuation. */
function phraseAt(typed: string, start: number, isExcluded: boolean): Operand | null {
  const end = endOfPhrase(typed, start)
  if (end === null || !(isExcluded || (BEFORE_PHRASE.test(typed.slice(0, start)) && AFTER_PHRASE.test(typed.slice(end + 1))))) return null
  return { kind: 'phrase', text: typed.slice(start + 1, end), start, end: end + 1 }
}

/** The place of the closing quote. Brackets of the same kind may stand inside one another. */
function endOfPhrase(typed: string, start: number): number | null {
  const opening = typed[start] ?? ''
  if (DOUBLE_QUOTE.test(opening)) {
    for (let at = start + 1; at < typed.length; at += 1) if (DOUBLE_QUOTE.test(typed[at] ?? '')) return at
    return null
  }
  const closing = BRACKETS[opening]
  let depth = 0
  for (let at = start; closing !== undefined && at < typed.length; at += 1) {
    if (typed[at] === opening) depth += 1
    else if (typed[at] === closing && (depth -= 1) === 0) return at
  }
  return null
}

/** The word up to a space, a bar or a phrase. Signs that open nothing belong to it, and so does what it quotes. */
function wordAt(typed: string, start: number): Operand {
  let end = start
  do {
    const quoted = endOfPhrase(typed, end)
    end = quoted === null ? end + 1 : quoted + 1
    PLAIN.lastIndex = end
    if (PLAIN.test(typed)) end = PLAIN.lastIndex
  } while (end < typed.length && !SPACE.test(typed[end] ?? '') && !BAR.test(typed[end] ?? '') && phraseAt(typed, end, false) === null)
  const text = typed.slice(start, end)
  return { kind: 'word', text, start, end }
}

/** What was typed with everything but the stretches given blanked out, so that places stay the same. Stretches stand in order; the same may come again. */
export function keepOnly(stretches: readonly Stretch[], typed: string): string {
  let kept = ''
  for (const { start, end } of stretches) kept += blank(typed.slice(kept.length, start)) + typed.slice(Math.max(start, kept.length), end)
  return kept + blank(typed.slice(kept.length))
}

/** What was typed without the stretches given, places staying the same. */
export function blankOut(stretches: readonly { start: number; end: number }[], typed: string): string {
  return stretches.reduce((text, { start, end }) => text.slice(0, start) + ' '.repeat(end - start) + text.slice(end), typed)
}

/** White space stays as it was typed: a full-width space separates as it did. */
function blank(text: string): string {
  return text.replace(/\S/gu, (sign) => ' '.repeat(sign.length))
}
