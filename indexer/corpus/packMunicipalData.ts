import type { FormerMunicipality, IndustryShares, Municipality } from '#model'
import { MunicipalDirectory, type DataSources } from './MunicipalDirectory.ts'

/** The values of each field of many records: without the names of the fields in each record JSON takes two thirds of the time (14 and 22 ms). */
type Columns<Fields> = { readonly [Field in keyof Fields]: readonly Fields[Field][] }

type Shares = { [Share in keyof IndustryShares]: number | null }
type Place = { lat: number | null; lng: number | null }
type FlatMunicipality = Omit<Municipality, 'industry' | 'position'> & Shares & Place

interface PackedData {
  municipalities: Columns<FlatMunicipality>
  former: Columns<FormerMunicipality>
  sources: Omit<DataSources, 'earlierGroups'>
  /** Code and fiscal year. */
  groupKeys: readonly string[]
  groups: readonly string[]
}

/** The municipal data as one line of JSON. */
export function packMunicipalData({ all, former, sources }: MunicipalDirectory): string {
  const { earlierGroups, ...about } = sources
  const packed: PackedData = {
    municipalities: flatColumns(all),
    former: {
      prefecture: former.map(({ prefecture }) => prefecture),
      name: former.map(({ name }) => name),
      district: former.map(({ district }) => district),
      successorCode: former.map(({ successorCode }) => successorCode),
      changedOn: former.map(({ changedOn }) => changedOn),
    },
    sources: about,
    groupKeys: [...earlierGroups.keys()],
    groups: [...earlierGroups.values()],
  }
  return JSON.stringify(packed)
}

function flatColumns(all: readonly Municipality[]): Columns<FlatMunicipality> {
  return {
    code: all.map(({ code }) => code),
    name: all.map(({ name }) => name),
    kana: all.map(({ kana }) => kana),
    prefecture: all.map(({ prefecture }) => prefecture),
    prefectureCode: all.map(({ prefectureCode }) => prefectureCode),
    kind: all.map(({ kind }) => kind),
    similarGroup: all.map(({ similarGroup }) => similarGroup),
    population: all.map(({ population }) => population),
    areaKm2: all.map(({ areaKm2 }) => areaKm2),
    primary: all.map(({ industry }) => industry?.primary ?? null),
    secondary: all.map(({ industry }) => industry?.secondary ?? null),
    tertiary: all.map(({ industry }) => industry?.tertiary ?? null),
    fiscalStrength: all.map(({ fiscalStrength }) => fiscalStrength),
    staff: all.map(({ staff }) => staff),
    lat: all.map(({ position }) => position?.lat ?? null),
    lng: all.map(({ position }) => position?.lng ?? null),
    website: all.map(({ website }) => website),
  }
}

/** @param json what {@link packMunicipalData} returned; of anything else nothing sensible comes out. */
export function unpackMunicipalData(json: string): MunicipalDirectory {
  const { municipalities, former, sources, groupKeys, groups } = JSON.parse(json) as PackedData
  const earlierGroups = new Map(groupKeys.map((key, index) => [key, groups[index] ?? '']))
  return new MunicipalDirectory(toMunicipalities(municipalities), toFormer(former), { ...sources, earlierGroups })
}

/** The library waits for this at its start: one literal per record is what the engine of JavaScript makes fastest before it has compiled anything. */
function toMunicipalities(columns: Columns<FlatMunicipality>): Municipality[] {
  const { code: codes, name, kana, prefecture, prefectureCode, kind, similarGroup, population, areaKm2 } = columns
  const { primary, secondary, tertiary, fiscalStrength, staff, lat, lng, website } = columns
  return codes.map((code, index) => ({
    code,
    name: name[index] ?? '',
    kana: kana[index] ?? '',
    prefecture: prefecture[index] ?? '',
    prefectureCode: prefectureCode[index] ?? '',
    kind: kind[index] ?? 'prefecture',
    similarGroup: similarGroup[index] ?? null,
    population: population[index] ?? null,
    areaKm2: areaKm2[index] ?? null,
    industry: toShares(primary[index], secondary[index], tertiary[index]),
    fiscalStrength: fiscalStrength[index] ?? null,
    staff: staff[index] ?? null,
    position: toPosition(lat[index], lng[index]),
    website: website[index] ?? null,
  }))
}

type Packed = number | null | undefined

function toShares(primary: Packed, secondary: Packed, tertiary: Packed): Municipality['industry'] {
  return typeof primary === 'number' && typeof secondary === 'number' && typeof tertiary === 'number'
    ? { primary, secondary, tertiary }
    : null
}

function toPosition(lat: Packed, lng: Packed): Municipality['position'] {
  return typeof lat === 'number' && typeof lng === 'number' ? { lat, lng } : null
}

function toFormer({ prefecture, name: names, district, successorCode, changedOn }: Columns<FormerMunicipality>): FormerMunicipality[] {
  return names.map((name, index) => ({
    prefecture: prefecture[index] ?? '',
    name,
    district: district[index] ?? '',
    successorCode: successorCode[index] ?? '',
    changedOn: changedOn[index] ?? '',
  }))
}
