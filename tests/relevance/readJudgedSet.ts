import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import { parse } from 'yaml'
import { FILTER_NAMES } from '../../server/search/searchShapes.ts'

const JUDGED_DIR = join(import.meta.dirname, 'judged')

/** What is asked of each kind; files of these kinds must exist. */
export const KINDS = [
  'spelling',
  'wareki',
  'names',
  'phrase',
  'operators',
  'readings',
  'synonyms',
  'worries',
  'natural',
  'titles',
  'programmes',
] as const

const closed = { additionalProperties: false }
const Ids = Type.Array(Type.String(), { minItems: 1 })
const FilterName = Type.Enum(FILTER_NAMES)

const JudgedQueryShape = Type.Object(
  {
    q: Type.String({ minLength: 1, description: 'As it is typed' }),
    half: Type.Union([Type.Literal('tune'), Type.Literal('report')], {
      description: 'Constants are tuned on one half and reported on the other',
    }),
    why: Type.String({ minLength: 1, description: 'Why these records are right, in one or two sentences' }),
    filters: Type.Optional(Type.Partial(Type.Record(FilterName, Type.String()))),
    oneOf: Type.Optional(Type.Array(Type.String(), { minItems: 1, description: 'At least one of these stands among the first three' })),
    allOf: Type.Optional(
      Type.Object(
        { within: Type.Integer({ minimum: 1 }), ids: Ids },
        { ...closed, description: 'All of these stand among the first so many' },
      ),
    ),
    noneOf: Type.Optional(Type.Array(Type.String(), { minItems: 1, description: 'None of these stands anywhere in the results' })),
    every: Type.Optional(
      Type.Object(
        { year: Type.Optional(Type.String()), municipality: Type.Optional(Type.String()), prefecture: Type.Optional(Type.String()) },
        {
          ...closed,
          minProperties: 1,
          description: 'Something is found, and all of it has this fiscal year, municipality or prefecture (codes)',
        },
      ),
    ),
    holds: Type.Optional(Type.String({ description: 'Something is found, and the record of every result contains this text' })),
    lacks: Type.Optional(Type.String({ description: 'No result has this text in its title, summary or body' })),
    alsoFinds: Type.Optional(
      Type.String({ description: 'Every record that holds this other spelling and is found by it is found too, in whatever order' }),
    ),
    asks: Type.Optional(
      Type.Array(Type.String(), { minItems: 2, description: 'The answer asks which of these municipalities is meant (codes)' }),
    ),
    nothing: Type.Optional(Type.Literal(true, { description: 'Nothing is found' })),
  },
  closed,
)

const JudgedFileShape = Type.Object(
  {
    kind: Type.Enum(KINDS),
    label: Type.String({ minLength: 1 }),
    queries: Type.Array(JudgedQueryShape, { minItems: 1 }),
  },
  closed,
)

export type JudgedQuery = Static<typeof JudgedQueryShape>
export type JudgedFile = Static<typeof JudgedFileShape>
export type Kind = JudgedFile['kind']
export type Half = JudgedQuery['half']

/** What a judged query may expect; each needs at least one. */
export const EXPECTATIONS = [
  'oneOf',
  'allOf',
  'noneOf',
  'every',
  'holds',
  'lacks',
  'alsoFinds',
  'asks',
  'nothing',
] as const satisfies (keyof JudgedQuery)[]

/**
 * Reads the judged queries, one file for each kind.
 * @throws Error naming the file and every place in it that does not have the expected shape.
 */
export async function readJudgedSet(): Promise<JudgedFile[]> {
  const names = (await readdir(JUDGED_DIR)).filter((name) => name.endsWith('.yaml')).sort()
  return Promise.all(names.map(readJudgedFile))
}

async function readJudgedFile(name: string): Promise<JudgedFile> {
  const file: unknown = parse(await readFile(join(JUDGED_DIR, name), 'utf8'))
  if (Value.Check(JudgedFileShape, file)) return file
  const problems = [...Value.Errors(JudgedFileShape, file)].map(({ instancePath, message }) => `${instancePath} ${message}`)
  throw new Error(`${name}: ${problems.join('; ')}`)
}
