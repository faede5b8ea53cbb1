import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { MunicipalDirectory } from '#corpus'
import { NameRecognizer } from '#names'
import { readStarterReference } from '../starterCorpus.ts'

interface Judged {
  text: string
  /** 府中市=東京都府中市|広島県府中市 */
  mentions: string[]
}

let directory: MunicipalDirectory
let recognizer: NameRecognizer

beforeAll(async () => {
  directory = (await readStarterReference()).municipalities
  recognizer = new NameRecognizer(directory)
})

/** The judged mention with codes and place; surfaces are looked for from left to right. */
function placed({ text, mentions }: Judged): string[] {
  let from = 0
  return mentions.map((mention) => {
    const [written = '', meanings = ''] = mention.split('=')
    const [surface = '', place] = written.split('@')
    const start = text.indexOf(surface, place === undefined ? from : Number(place))
    expect(start, `${surface} in ${text}`).toBeGreaterThanOrEqual(0)
    from = start + surface.length
    return describeMention(start, surface, meanings.split('|').map(codeOf))
  })
}

function codeOf(fullName: string): string {
  const found = directory.all.filter(({ prefecture, name }) => prefecture + name === fullName)
  expect(found, fullName).toHaveLength(1)
  return found[0]?.code ?? ''
}

function describeMention(start: number, surface: string, codes: readonly string[]): string {
  const names = codes.map((code) => `${directory.byCode(code)?.prefecture}${directory.byCode(code)?.name}`)
  return `${start} ${surface} = ${names.sort().join('|')}`
}

describe.each(['mentions.yaml', 'heldBack.yaml'])('the judged sentences of %s', (file) => {
  it('are recognised with a precision and a recall of at least 0.98', async () => {
    const sentences = parse(await readFile(join(import.meta.dirname, file), 'utf8')) as Judged[]
    const counts = { expected: 0, found: 0, right: 0 }
    const misses: string[] = []
    for (const sentence of sentences) {
      const expected = placed(sentence)
      const found = foundIn(sentence.text)
      const right = found.filter((mention) => expected.includes(mention))
      counts.expected += expected.length
      counts.found += found.length
      counts.right += right.length
      if (right.length < Math.max(expected.length, found.length)) misses.push(missOf(sentence.text, expected, found))
    }
    const precision = counts.right / counts.found
    const recall = counts.right / counts.expected
    console.log(`${file}: ${counts.expected} mentions, precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}`, ...misses)
    expect(counts.expected).toBeGreaterThanOrEqual(120)
    expect(precision).toBeGreaterThanOrEqual(0.98)
    expect(recall).toBeGreaterThanOrEqual(0.98)
  })
})

const words = parse(await readFile(join(import.meta.dirname, 'words.yaml'), 'utf8')) as Judged[]

describe('an ordinary word that is a name, too', () => {
  it.each(words)('is told from the name in $text', (sentence) => {
    expect(foundIn(sentence.text)).toEqual(placed(sentence))
  })

  it.each(words.filter(({ mentions }) => mentions.length === 0))('is none in a longer text either: $text', ({ text }) => {
    expect(foundIn(`${text}。そのあと、みなで話し合いを重ね、仕事のやり方を見直すことに決めた。`)).toEqual([])
  })
})

function foundIn(text: string): string[] {
  return recognizer.recognize(text).map(({ start, surface, codes }) => describeMention(start, surface, codes))
}

function missOf(text: string, expected: string[], found: string[]): string {
  const missed = expected.filter((mention) => !found.includes(mention))
  const wrong = found.filter((mention) => !expected.includes(mention))
  return `\n${text}\n  missed: ${missed.join('; ')}\n  wrong: ${wrong.join('; ')}`
}
