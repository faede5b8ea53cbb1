import type { Reference } from '#corpus'
import { fiscalYearLabel, type Term } from '#model'
import type { Card } from '#publish'
import type { DocumentCard } from './shapes.ts'

/** A term as answers carry it. Ids whose term was removed from the vocabulary show as themselves, so that nothing disappears unseen. */
export function termOf(terms: readonly Term[], id: string): { id: string; label: string } {
  return { id, label: terms.find((term) => term.id === id)?.label ?? id }
}

/** A fiscal year with both calendars. */
export function yearOf(year: number | null): DocumentCard['activityYear'] {
  return year === null ? null : { year, label: fiscalYearLabel(year) }
}

/** A card of the index with labels for its ids. */
export function toDocumentCard(card: Card, { vocabularies }: Reference): DocumentCard {
  return {
    id: card.id,
    title: card.title,
    summary: card.summary,
    type: termOf(vocabularies.types, card.type),
    municipalities: card.municipalities,
    organisations: card.organisations,
    activityYear: yearOf(card.activityYear),
    reportYear: yearOf(card.reportYear),
    eventDate: card.eventDate,
    programme: card.programme === null ? null : termOf(vocabularies.programmes, card.programme),
    initiative: card.initiative,
    levels: card.levels.map((id) => termOf(vocabularies.levels, id)),
    scenes: card.scenes.map((id) => termOf(vocabularies.scenes, id)),
  }
}
