import type { Analyser } from '#analysis'

export interface TitleStretch {
  q: string
  /** The records with these characters, compared as the search compares them, in their title. */
  ids: string[]
}

/** Words of a stretch: what somebody remembers of a title. */
const LENGTHS = [2, 3]
/** A stretch begins at each second word, so that a title of usual length gives about four. */
const STEP = 2

/** Stretches of titles as people remember them: two or three words with what stands between, cut at words and without signs. Each once. */
export function titleStretches(titles: readonly { id: string; title: string }[], analyser: Analyser): TitleStretch[] {
  const compared = titles.map(({ id, title }) => ({ id, comparable: analyser.comparable(title) }))
  const stretches = new Set(titles.flatMap(({ title }) => stretchesOf(title, analyser)))
  return Array.from(stretches, (q) => {
    const asked = analyser.comparable(q)
    return { q, ids: compared.flatMap(({ id, comparable }) => (comparable.includes(asked) ? [id] : [])) }
  })
}

function stretchesOf(title: string, analyser: Analyser): string[] {
  const tokens = analyser.analyse(title)
  const telling = tokens.flatMap(({ isContent, surface }, index) => (isContent && surface.length > 1 ? [index] : []))
  const stretches: string[] = []
  for (let first = 0; first < telling.length; first += STEP) {
    for (const length of LENGTHS) {
      const [from, to] = [telling[first], telling[first + length - 1]]
      if (from === undefined || to === undefined) continue
      const run = tokens.slice(from, to + 1)
      if (run.every(({ surface }) => /^[\p{L}\p{N}ー]+$/u.test(surface))) stretches.push(run.map(({ surface }) => surface).join(''))
    }
  }
  return stretches
}
