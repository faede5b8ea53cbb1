/** Shorter pieces (ラボ, バス) stand in too many words by chance. */
const SHORTEST_PART = 3
/** Of a term of which only one half is a word, both halves must be long enough to be one: オフサイト|ミーティング. */
const SHORTEST_HALF = 4
/** Longer runs are no word. */
const LONGEST = 40
const KATAKANA = /^[ァ-ヺー]+$/
/** No word begins so. */
const NO_BEGINNING = /^[ァィゥェォッャュョヮーン]/

/**
 * The fewest words of which a run of katakana consists, in order: ステップ, アップ, セミナー. None where it is a single word, or where some of it is none.
 * @param isWord whether a piece is a word by itself.
 */
export function katakanaParts(run: string, isWord: (piece: string) => boolean): string[] {
  if (run.length < 2 * SHORTEST_PART || run.length > LONGEST || !KATAKANA.test(run)) return []
  const best: (string[] | null)[] = [[]]
  for (let end = 1; end <= run.length; end += 1) {
    best[end] = null
    for (let start = 0; start <= end - SHORTEST_PART; start += 1) {
      const before = best[start]
      const isWhole = start === 0 && end === run.length
      if (!before || isWhole || before.length + 1 >= (best[end]?.length ?? Infinity)) continue
      const piece = run.slice(start, end)
      if (!NO_BEGINNING.test(piece) && isWord(piece)) best[end] = [...before, piece]
    }
  }
  return best[run.length] ?? []
}

/** The two halves of a term of which one, the longest that there is, is a word: オフサイト, ミーティング. */
export function katakanaHalves(term: string, isWord: (piece: string) => boolean): string[] {
  if (!KATAKANA.test(term)) return []
  let halves: string[] = []
  let longest = 0
  for (let at = SHORTEST_HALF; at <= term.length - SHORTEST_HALF; at += 1) {
    const [first, second] = [term.slice(0, at), term.slice(at)]
    if (NO_BEGINNING.test(second)) continue
    const known = Math.max(isWord(first) ? first.length : 0, isWord(second) ? second.length : 0)
    if (known > longest) [halves, longest] = [[first, second], known]
  }
  return halves
}
