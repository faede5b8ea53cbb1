import type { Reference } from '#corpus'
import { PUBLICATION_STATES, RELATIONS, RIGHTS_STATUSES } from '#model'
import type { RecordEntry } from '#publish'
import { termOf, toDocumentCard } from '../labels.ts'
import { LIBRARY_NAME, LIBRARY_PUBLISHER } from '../libraryName.ts'
import { groupThen } from '../municipalities/findTimeline.ts'
import { groupLabel } from '../municipalities/SimilarGroup.ts'
import { citeSist02, citeSource } from './citeSist02.ts'
import type { DocumentResponse } from './documentShapes.ts'
import type { Neighbours } from './findDocument.ts'

/** The record as its page shows it. @param address where readers find the page; @param today ISO date for the citation. */
export function toDocumentResponse(
  record: RecordEntry,
  neighbours: Neighbours,
  reference: Reference,
  address: string,
  today: string,
): DocumentResponse {
  const { card, detail } = record
  const { worries, outcomes } = reference.vocabularies
  const rights = RIGHTS_STATUSES.find(({ id }) => id === detail.rights.status) ?? RIGHTS_STATUSES[0]
  const publication = PUBLICATION_STATES.find(({ id }) => id === detail.publication) ?? PUBLICATION_STATES[0]
  return {
    ...toDocumentCard(card, reference),
    yomi: detail.yomi,
    worries: detail.worries.map((id) => termOf(worries, id)),
    outcomes: detail.outcomes.map((id) => termOf(outcomes, id)),
    people: detail.people,
    sections: record.sections,
    sources: detail.sources.map((source) => ({ ...source, citation: citeSource(source) })),
    rights: { status: { id: rights.id, label: rights.label }, statement: rights.statement, notice: detail.rights.notice },
    publication: { id: publication.id, label: publication.label },
    uncertain: detail.uncertain,
    related: toRelated(record, neighbours, reference),
    otherYears: neighbours.otherYears.map((other) => toDocumentCard(other, reference)),
    similarGroupsThen: groupsThen(record, reference),
    citation: citeSist02({ author: LIBRARY_PUBLISHER, title: card.title, site: LIBRARY_NAME, published: null, url: address, seen: today }),
  }
}

/** The groups of the record's municipalities as they were in its year, where that is known. */
function groupsThen({ municipality, sortYear }: RecordEntry, reference: Reference): DocumentResponse['similarGroupsThen'] {
  return [...new Set(municipality)].flatMap((code) => {
    const similarGroup = groupThen(code, sortYear, reference)
    return similarGroup === null ? [] : [{ code, similarGroup, groupLabel: groupLabel(similarGroup) }]
  })
}

/** Named relations in the record's own order, then those that name it, each record once. */
function toRelated(record: RecordEntry, neighbours: Neighbours, reference: Reference): DocumentResponse['related'] {
  const related = record.detail.related.flatMap(({ id, relation }) => {
    const card = neighbours.named.get(id)
    return card ? [{ relation: relation as string, document: toDocumentCard(card, reference) }] : []
  })
  const seen = new Set(related.map(({ document }) => document.id))
  for (const { card, related: theirs } of neighbours.naming) {
    if (seen.has(card.id)) continue
    const relation = theirs.find(({ id }) => id === record.documentId)?.relation
    const inverse = RELATIONS.find(({ label }) => label === relation)?.inverse ?? '関連'
    related.push({ relation: inverse, document: toDocumentCard(card, reference) })
  }
  return related
}
