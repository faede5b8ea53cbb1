import { Type, type Static } from 'typebox'
import { FormatShape } from '../download/sendCsv.ts'
import { DocumentCardShape, Nullable, TermShape, YearShape } from '../shapes.ts'

export const MunicipalityShape = Type.Object({
  code: Type.String(),
  name: Type.String(),
  kana: Type.String(),
  romaji: Type.String({ description: 'The reading in Hepburn romaji without long marks, e.g. Fukutsu-shi' }),
  prefecture: Type.String(),
  prefectureCode: Type.String(),
  kind: Type.String({ description: 'prefecture, designated-city, core-city, special-case-city, city, special-ward, town or village' }),
  kindLabel: Type.String(),
  similarGroup: Nullable(Type.String({ description: 'Similar-municipality group (類似団体), e.g. 都市II-1; null for prefectures' })),
  groupLabel: Nullable(Type.String({ description: 'The same as people write it, e.g. 都市Ⅱ-1' })),
  population: Nullable(Type.Integer({ description: 'Census; of a prefecture the sum of its municipalities' })),
  areaKm2: Nullable(Type.Number({ description: 'km²; of a prefecture the sum of its municipalities' })),
  industry: Type.Unsafe<{ primary: number; secondary: number; tertiary: number } | null>({
    type: ['object', 'null'],
    description: 'Shares of the workers by sector in per cent (census); null for prefectures',
    properties: { primary: { type: 'number' }, secondary: { type: 'number' }, tertiary: { type: 'number' } },
    required: ['primary', 'secondary', 'tertiary'],
  }),
  fiscalStrength: Nullable(Type.Number({ description: 'Fiscal strength index (財政力指数)' })),
  staff: Nullable(Type.Integer({ description: 'Municipal staff' })),
  staffPerThousand: Nullable(Type.Number({ description: 'Staff per 1,000 people' })),
  records: Type.Integer({
    description:
      'Records of this library that name it, as far as the reader may see them; of a prefecture those that name the prefecture itself',
  }),
  examples: Type.Integer({
    description: 'Those of them that tell of it: they name at most ten municipalities. Longer lists are no examples',
  }),
  within: Type.Object(
    { records: Type.Integer(), examples: Type.Integer() },
    {
      description:
        'Of a prefecture: records and examples that name municipalities in it but not the prefecture itself; 0 for a municipality',
    },
  ),
})

const LIST_SORTS = ['code', 'kana', 'records', 'population-desc', 'population-asc'] as const

export const MunicipalityListQueryShape = Type.Object(
  {
    q: Type.Optional(
      Type.String({
        maxLength: 50,
        description:
          'Part of the name, the beginning of its reading in kana or romaji, or a whole former name with or without its 市, 町, 村',
      }),
    ),
    prefecture: Type.Optional(Type.String({ pattern: '^[0-9]{6}$', description: 'Code of a prefecture: only its municipalities' })),
    group: Type.Optional(Type.String({ minLength: 1, maxLength: 20, description: 'Similar-municipality group, e.g. 都市II-1' })),
    withRecords: Type.Optional(Type.Boolean({ default: false, description: 'Only those that have records' })),
    sort: Type.Optional(Type.Enum(LIST_SORTS, { default: 'code' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 2000, default: 100 })),
    offset: Type.Optional(Type.Integer({ minimum: 0, default: 0 })),
    format: FormatShape,
  },
  { additionalProperties: false },
)

export const MunicipalityListShape = Type.Object({
  total: Type.Integer(),
  municipalities: Type.Array(
    Type.Object({
      ...MunicipalityShape.properties,
      formerName: Nullable(Type.String({ description: 'The former name by which it was found; null where the present one fits' })),
    }),
  ),
})

const FactShape = Type.Object({
  id: Type.String({ description: 'population, area, industry, fiscal, staff, staff-per-thousand or group' }),
  label: Type.String(),
  text: Type.String({ description: 'The figure with its unit, e.g. 67,033人; 不明 where it is not known' }),
  asOf: Type.String({ description: 'When it was taken, e.g. 2020年国勢調査' }),
  asOfYear: Nullable(
    Type.String({ description: 'The same as short as it stands beside a figure, e.g. 2020年; null where the source gives no date' }),
  ),
})

const CreditShape = Type.Object({
  what: Type.String({ description: 'Which of the data' }),
  source: Type.String({ description: 'Who published them' }),
  via: Nullable(Type.String({ description: 'Through which collection they came' })),
  url: Nullable(Type.String()),
  licence: Nullable(Type.String()),
})

const GroupShape = Type.Object({
  id: Type.String({ description: 'e.g. 都市II-1' }),
  label: Type.String({ description: 'e.g. 都市Ⅱ-1' }),
  meaning: Type.String({ description: 'What the group gathers, in Japanese' }),
  year: YearShape,
  members: Type.Integer({ description: 'Municipalities in it, this one included' }),
  withExamples: Type.Integer({ description: 'Those of them that have examples' }),
})

/** The group that held in the year of a record, where it is known. */
const GroupThenShape = Nullable(Type.String({ description: 'Similar-municipality group in the year of the record; null where not known' }))

const YearOfRecordsShape = Type.Object({
  year: Type.Unsafe<Static<typeof YearShape> | null>({ ...YearShape, type: ['object', 'null'] }),
  records: Type.Array(Type.Object({ document: DocumentCardShape, similarGroupThen: GroupThenShape })),
})

export const MunicipalityDetailShape = Type.Object({
  ...MunicipalityShape.properties,
  position: Type.Unsafe<{ lat: number; lng: number } | null>({
    type: ['object', 'null'],
    description: 'Of the municipal office, in degrees',
    properties: { lat: { type: 'number' }, lng: { type: 'number' } },
    required: ['lat', 'lng'],
  }),
  website: Nullable(Type.String()),
  facts: Type.Array(FactShape),
  group: Type.Unsafe<Static<typeof GroupShape> | null>({ ...GroupShape, type: ['object', 'null'] }),
  formerNames: Type.Array(
    Type.Object({ name: Type.String(), district: Type.String({ description: '郡; empty where it had none' }), changedOn: Type.String() }),
    { description: 'Oldest change first' },
  ),
  programmes: Type.Array(
    Type.Object({
      programme: Type.Unsafe<Static<typeof TermShape> | null>({ ...TermShape, type: ['object', 'null'] }),
      years: Type.Array(Type.Integer(), { description: 'Fiscal years of its records, oldest first' }),
      records: Type.Integer(),
    }),
    { description: 'Its records by programme, the most frequent first; null for those of none' },
  ),
  timeline: Type.Array(YearOfRecordsShape, {
    description: 'Its records by year, oldest first; null for those without a year, last. The newest 300 at most.',
  }),
  timelineWithin: Type.Array(YearOfRecordsShape, {
    description: 'The same of the records that name only municipalities of a prefecture; empty for a municipality',
  }),
  asOf: Type.String({ description: 'The dates of the figures, in Japanese' }),
  credit: Type.String(),
  credits: Type.Array(CreditShape),
})

const weightOf = (what: string, usual: number) =>
  Type.Optional(Type.Number({ minimum: 0, maximum: 3, default: usual, description: `How much ${what} counts within a step` }))

/**
 * What each figure counts where the reader says nothing. 総務省 forms its groups by population and industry, so these two count double; area,
 * finances and staff only refine.
 */
export const USUAL_WEIGHTS = { population: 2, area: 1, industry: 2, fiscal: 1, staff: 1 } as const

const WeightsShape = {
  population: weightOf('population', USUAL_WEIGHTS.population),
  area: weightOf('area', USUAL_WEIGHTS.area),
  industry: weightOf('the structure of industry', USUAL_WEIGHTS.industry),
  fiscal: weightOf('the fiscal strength index', USUAL_WEIGHTS.fiscal),
  staff: weightOf('staff per 1,000 people', USUAL_WEIGHTS.staff),
}

const WeighedShape = Type.Object({
  population: Type.Number(),
  area: Type.Number(),
  industry: Type.Number(),
  fiscal: Type.Number(),
  staff: Type.Number(),
})

const STEP_IDS = ['same-group', 'industry', 'band', 'city-class', 'prefecture', 'prefectures'] as const
export type StepId = (typeof STEP_IDS)[number]

const StepIdShape = Type.Enum(STEP_IDS, {
  description:
    'same-group: same 類似団体; industry: same population band, neighbouring industry; band: neighbouring population band; city-class: neighbouring class of large city; prefecture: same prefecture; prefectures: prefectures among themselves',
})

export const PeersQueryShape = Type.Object(
  {
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 2000, default: 20 })),
    offset: Type.Optional(Type.Integer({ minimum: 0, default: 0 })),
    withExamples: Type.Optional(
      Type.Boolean({ default: false, description: 'Only those that have examples; the list then widens further' }),
    ),
    ...WeightsShape,
    format: FormatShape,
  },
  { additionalProperties: false },
)

const DistanceShape = Type.Object({
  id: Type.Union([
    Type.Literal('population'),
    Type.Literal('area'),
    Type.Literal('industry'),
    Type.Literal('fiscal'),
    Type.Literal('staff'),
  ]),
  label: Type.String({ description: 'e.g. 人口' }),
  own: Type.Array(Type.Number(), {
    description: 'The asking side; three shares in per cent for industry, else one value; empty if unknown',
  }),
  other: Type.Array(Type.Number()),
  ownText: Type.String({ description: 'With its unit, e.g. 67,033人' }),
  otherText: Type.String(),
  ratio: Nullable(Type.Number({ description: 'other ÷ own, where factors tell: population, area, staff' })),
  difference: Nullable(
    Type.Number({
      description: 'other − own, where differences tell: index points (fiscal), share of workers that differs in per cent (industry)',
    }),
  ),
  distance: Nullable(
    Type.Number({ description: '0 (same) to 1; 0.5 is one standard deviation among municipalities of the class. null if not comparable' }),
  ),
  words: Type.String({ description: 'e.g. 人口はほぼ同じです（0.97倍）' }),
})

const StepShape = Type.Object({
  id: StepIdShape,
  label: Type.String({ description: 'e.g. 同じ類似団体' }),
  reason: Type.String({ description: 'Why the list comes to these, in Japanese' }),
  members: Type.Integer({ description: 'Municipalities that this step adds' }),
  withExamples: Type.Integer({ description: 'Those of them that have examples' }),
})

const PeerShape = Type.Object({
  municipality: MunicipalityShape,
  step: StepIdShape,
  reason: Type.String({ description: 'Why it stands in the list, in Japanese' }),
  samePrefecture: Type.Boolean(),
  distance: Type.Number({ description: 'Weighted mean of the distances, 0 (same) to 1' }),
  distances: Type.Array(DistanceShape),
  programmes: Type.Array(Type.Object({ programme: TermShape, records: Type.Integer() }), {
    description: 'Its examples by programme, the most frequent first',
  }),
  newest: Type.Array(DocumentCardShape, {
    description: 'Up to two of its examples: those that name the fewest municipalities first, then the newest',
  }),
})

export const PeersShape = Type.Object({
  municipality: MunicipalityShape,
  total: Type.Integer({ description: 'How many all steps together reach' }),
  withExamples: Type.Integer({ description: 'How many of them have examples' }),
  weights: WeighedShape,
  usualWeights: WeighedShape,
  note: Nullable(Type.String({ description: 'What is particular about the peers of this one, in Japanese' })),
  steps: Type.Array(StepShape, { description: 'In the order of the list' }),
  peers: Type.Array(PeerShape),
  asOf: Type.String(),
})

export const PeerRecordsQueryShape = Type.Object(
  {
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 20 })),
    offset: Type.Optional(Type.Integer({ minimum: 0, default: 0 })),
    perPeer: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 100, description: 'At most so many of each peer; all where it is not given' }),
    ),
    ...WeightsShape,
    format: FormatShape,
  },
  { additionalProperties: false },
)

export const PeerRecordsShape = Type.Object({
  municipality: MunicipalityShape,
  total: Type.Integer({
    description: 'Examples of its peers that are none of its own; at most 1,000 are ranked',
  }),
  records: Type.Array(
    Type.Object({
      document: DocumentCardShape,
      similarGroupThen: GroupThenShape,
      peer: Type.Object({ code: Type.String(), name: Type.String(), prefecture: Type.String() }),
      step: StepIdShape,
      reason: Type.String({ description: 'Why its municipality is a peer, in Japanese' }),
      distance: Type.Number(),
    }),
    { description: 'Those of the nearest peer first; of each peer those that name the fewest municipalities first, then the newest' },
  ),
})

export const ComparisonQueryShape = Type.Object({ format: FormatShape }, { additionalProperties: false })

export const ComparisonShape = Type.Object({
  own: MunicipalityShape,
  other: MunicipalityShape,
  comparable: Type.Boolean({ description: 'false between a prefecture and a municipality, and with itself' }),
  step: Type.Unsafe<StepId | null>({
    type: ['string', 'null'],
    description: 'The step of the peers in which the other stands; null for none',
  }),
  reason: Type.String({ description: 'How near they are and why, in Japanese' }),
  distance: Nullable(Type.Number({ description: 'Weighted mean of the distances with the usual weights' })),
  distances: Type.Array(DistanceShape),
  asOf: Type.String(),
  credit: Type.String(),
})

export type MunicipalityAnswer = Static<typeof MunicipalityShape>
export type MunicipalityList = Static<typeof MunicipalityListShape>
export type MunicipalityListQuery = Static<typeof MunicipalityListQueryShape>
export type MunicipalityDetail = Static<typeof MunicipalityDetailShape>
export type PeersAnswer = Static<typeof PeersShape>
export type PeerRecordsAnswer = Static<typeof PeerRecordsShape>
export type ComparisonAnswer = Static<typeof ComparisonShape>
export type DistanceAnswer = Static<typeof DistanceShape>
