import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Hit } from '../../server/search/searchShapes.ts'
import type { JudgedQuery } from './readJudgedSet.ts'

/** What the library answered: all results in their order, and the municipalities among which it asks the reader to choose. */
export interface Answered {
  hits: readonly Hit[]
  asked: readonly string[]
  /** Ids that the other spelling finds; empty where the query names none. */
  otherwiseFound: readonly string[]
}

export interface Judgement {
  query: JudgedQuery
  /** Place of the first right record among the first ten, from 1; null where none of them is right or the query names no records. */
  rank: number | null
  /** What did not come as expected, one sentence each. */
  misses: string[]
  /** The ids of the first three results. */
  first: string[]
}

const FIRST = 3
const DEPTH = 10
const CORPUS = join(import.meta.dirname, '..', '..', 'corpus')

/** The records that are right for a query; empty where it expects something else. */
export function rightIds({ oneOf = [], allOf }: JudgedQuery): string[] {
  return [...new Set([...oneOf, ...(allOf?.ids ?? [])])]
}

/** Compares an answer with what was judged right. */
export async function judge(query: JudgedQuery, answered: Answered): Promise<Judgement> {
  const ids = answered.hits.map(({ id }) => id)
  const right = new Set(rightIds(query))
  const place = ids.slice(0, DEPTH).findIndex((id) => right.has(id))
  const misses = [
    ...missingRecords(query, ids),
    ...wrongValues(query, answered),
    ...(await unsharedRecords(query, ids, answered)),
    ...(await wrongTexts(query, ids)),
  ]
  return { query, rank: place < 0 ? null : place + 1, misses, first: ids.slice(0, FIRST) }
}

function missingRecords({ oneOf, allOf, noneOf, nothing }: JudgedQuery, ids: readonly string[]): string[] {
  const misses: string[] = []
  if (oneOf && !oneOf.some((id) => ids.slice(0, FIRST).includes(id))) {
    const best = Math.min(...oneOf.map((id) => ids.indexOf(id)).filter((place) => place >= 0))
    misses.push(Number.isFinite(best) ? `the first right record is no. ${best + 1}` : `no right record among the ${ids.length} found`)
  }
  const absent = allOf?.ids.filter((id) => !ids.slice(0, allOf.within).includes(id)) ?? []
  if (absent.length > 0) misses.push(`not in the first ${allOf?.within}: ${absent.join(', ')}`)
  const wrong = noneOf?.filter((id) => ids.includes(id)) ?? []
  if (wrong.length > 0) misses.push(`must not be found: ${wrong.join(', ')}`)
  if (nothing && ids.length > 0) misses.push(`finds ${ids.length} records instead of none`)
  return misses
}

/** Only records that contain the other spelling count: what else it finds, it finds by kinship, which may differ. */
async function unsharedRecords({ alsoFinds }: JudgedQuery, ids: readonly string[], { otherwiseFound }: Answered): Promise<string[]> {
  if (alsoFinds === undefined) return []
  const texts = await Promise.all(otherwiseFound.map(async (id) => (await readRecord(id)).all))
  const wanted = otherwiseFound.filter((_, index) => texts[index]?.includes(alsoFinds))
  if (wanted.length === 0) return [`${alsoFinds} itself finds no record that contains it`]
  const unshared = wanted.filter((id) => !ids.includes(id))
  if (unshared.length === 0) return []
  return [`${unshared.length} of ${wanted.length} with ${alsoFinds} are missing: ${unshared.slice(0, FIRST).join(', ')}`]
}

function wrongValues({ every, asks }: JudgedQuery, { hits, asked }: Answered): string[] {
  const misses: string[] = []
  if (every) {
    const others = hits.filter((hit) => !hasValues(hit, every))
    if (hits.length === 0) misses.push('finds nothing')
    if (others.length > 0) misses.push(`${others.length} of ${hits.length} are not of ${Object.values(every).join(' and ')}`)
  }
  const unasked = asks?.filter((code) => !asked.includes(code)) ?? []
  if (unasked.length > 0) misses.push(`does not ask about ${unasked.join(', ')}`)
  return misses
}

function hasValues(hit: Hit, { year, municipality, prefecture }: NonNullable<JudgedQuery['every']>): boolean {
  const codes = hit.municipalities.map(({ code }) => code)
  return (
    (year === undefined || String((hit.activityYear ?? hit.reportYear)?.year) === year) &&
    (municipality === undefined || codes.includes(municipality)) &&
    // The first two digits of a code are its prefecture's.
    (prefecture === undefined || codes.some((code) => code.slice(0, 2) === prefecture.slice(0, 2)))
  )
}

async function wrongTexts({ holds, lacks }: JudgedQuery, ids: readonly string[]): Promise<string[]> {
  const misses: string[] = []
  if (holds !== undefined) {
    const texts = await Promise.all(ids.map(async (id) => (await readRecord(id)).all))
    const without = ids.filter((_, index) => !texts[index]?.includes(holds))
    if (ids.length === 0) misses.push('finds nothing')
    if (without.length > 0) misses.push(`${without.length} of ${ids.length} do not contain ${holds}: ${without.slice(0, FIRST).join(', ')}`)
  }
  if (lacks !== undefined) {
    const texts = await Promise.all(ids.map(async (id) => (await readRecord(id)).prose))
    const having = ids.filter((_, index) => texts[index]?.includes(lacks))
    if (having.length > 0) misses.push(`${having.length} of ${ids.length} contain ${lacks}: ${having.slice(0, FIRST).join(', ')}`)
  }
  return misses
}

/** A record of the starter corpus as one line without spaces and emphasis: the whole file, and only title, summary and body. */
async function readRecord(id: string): Promise<{ all: string; prose: string }> {
  const text = await readFile(join(CORPUS, `${id}.md`), 'utf8')
  const [, head = '', body = ''] = /^---\n(.*?)\n---\n(.*)$/s.exec(text) ?? []
  const { title, summary } = parse(head) as { title: string; summary: string }
  const oneLine = (part: string) => part.normalize('NFKC').replace(/[\s*]/g, '')
  return { all: oneLine(text), prose: oneLine(`${title}\n${summary}\n${body}`) }
}
