import type { Reference } from '#corpus'
import type { EngineReader } from '#engine'
import { fiscalYearLabel, type Municipality } from '#model'
import { examplesOf, type PlaceCounts } from './countPlaces.ts'
import { factsOf, tellAsOf, tellCredit } from './facts.ts'
import { findTimeline } from './findTimeline.ts'
import type { MunicipalityDetail } from './municipalityShapes.ts'
import { groupLabel, groupMeaning } from './SimilarGroup.ts'
import { toMunicipality } from './toMunicipality.ts'

/** Everything that the page of a municipality shows. */
export async function toDetail(
  municipality: Municipality,
  counts: PlaceCounts,
  reader: EngineReader,
  reference: Reference,
): Promise<MunicipalityDetail> {
  const { municipalities } = reference
  const { position, website } = municipality
  const former = municipalities.formerNamesOf(municipality.code).map(({ name, district, changedOn }) => ({ name, district, changedOn }))
  return {
    ...toMunicipality(municipality, counts),
    position,
    website,
    facts: factsOf(municipality, municipalities),
    group: toGroup(municipality, counts, reference),
    formerNames: former.sort((a, b) => (a.changedOn < b.changedOn ? -1 : a.changedOn > b.changedOn ? 1 : 0)),
    ...(await findTimeline(municipality, reader, reference)),
    asOf: tellAsOf(municipalities),
    credit: tellCredit(municipalities),
    credits: [...municipalities.sources.credits],
  }
}

function toGroup({ similarGroup }: Municipality, counts: PlaceCounts, { municipalities }: Reference): MunicipalityDetail['group'] {
  if (similarGroup === null) return null
  const year = municipalities.sources.years.finance
  const members = municipalities.all.filter((other) => other.similarGroup === similarGroup)
  return {
    id: similarGroup,
    label: groupLabel(similarGroup),
    meaning: groupMeaning(similarGroup),
    year: { year, label: fiscalYearLabel(year) },
    members: members.length,
    withExamples: members.filter((member) => examplesOf(member, counts) > 0).length,
  }
}
