import { Type, type Static } from 'typebox'
import { Nullable } from '../shapes.ts'

export const MunicipalityShape = Type.Object({
  code: Type.String(),
  name: Type.String(),
  kana: Type.String(),
  prefecture: Type.String(),
  prefectureCode: Type.String(),
  kind: Type.String({ description: 'prefecture, designated-city, core-city, special-case-city, city, special-ward, town or village' }),
  kindLabel: Type.String(),
  similarGroup: Nullable(Type.String({ description: 'Similar-municipality group (類似団体), FY2023; null for prefectures' })),
  population: Nullable(Type.Integer({ description: 'Census of 2020' })),
  areaKm2: Nullable(Type.Number()),
  fiscalStrength: Nullable(Type.Number({ description: 'Fiscal strength index (財政力指数), FY2023' })),
  staff: Nullable(Type.Integer({ description: 'Municipal staff, FY2023' })),
  records: Type.Integer({ description: 'Records of this library that the reader may see' }),
})

export const MunicipalityListQueryShape = Type.Object(
  {
    q: Type.Optional(Type.String({ maxLength: 50, description: 'Beginning or part of the name or reading' })),
    prefecture: Type.Optional(Type.String({ pattern: '^[0-9]{6}$' })),
    withRecords: Type.Optional(Type.Boolean({ default: false, description: 'Only those that have records' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 2000, default: 100 })),
    offset: Type.Optional(Type.Integer({ minimum: 0, default: 0 })),
  },
  { additionalProperties: false },
)

export const MunicipalityListShape = Type.Object({ total: Type.Integer(), municipalities: Type.Array(MunicipalityShape) })

export const MunicipalityDetailShape = Type.Object({
  ...MunicipalityShape.properties,
  formerNames: Type.Array(Type.Object({ name: Type.String(), changedOn: Type.String() })),
  asOf: Type.String({ description: 'The dates of the figures, in Japanese' }),
  credit: Type.String(),
})

export const PeersShape = Type.Object({
  municipality: MunicipalityShape,
  peers: Type.Array(
    Type.Object({
      municipality: MunicipalityShape,
      reason: Type.String({ description: 'Why it stands in the list, in Japanese' }),
    }),
  ),
})

export type MunicipalityAnswer = Static<typeof MunicipalityShape>
