import { RELATIONS, type Document, type Problem, type Relation } from '#model'
import type { Field } from './FrontMatter.ts'

/** A record with the ids that it names, each where it is written. */
interface RelatedRecord {
  document: Document
  related: readonly Field[]
}

/** The other records, as far as relations need them. */
interface OtherRecords {
  /** The ids of all records that exist, sound or not. */
  known: ReadonlySet<string>
  documents: ReadonlyMap<string, Document>
}

/**
 * What is wrong with the relations of a record: the other is missing, or says something else of the two. The record itself stands: a missing one may
 * come back, and of two statements each page shows its own.
 */
export function checkRelations({ document, related }: RelatedRecord, others: OtherRecords): Problem[] {
  return related.flatMap(({ text: id, line }) => {
    const report = (code: string, message: string): Problem[] => [{ file: document.path, line, code, message }]
    if (!others.known.has(id))
      return report('UNKNOWN_RELATED', `related の ${id} というレコードがありません。id（フォルダー名/ファイル名）を確かめてください。`)
    const ours = relationTo(id, document)
    const theirs = relationTo(document.id, others.documents.get(id))
    if (!ours || !theirs || agree(ours, theirs) || document.id < id) return []
    const statements = `こちらでは「${ours}」、相手の側では「${theirs}」です`
    return report(
      'CONTRARY_RELATED',
      `related の ${id} は、${statements}。片方に書けば両方のページに出るので、どちらかの行を消してください。`,
    )
  })
}

function relationTo(id: string, document: Document | undefined): Relation | undefined {
  return document?.related.find((other) => other.id === id)?.relation
}

/** 発表の場 and もとになった研究会 look the other way from the other side; two records cannot both say so. */
function agree(ours: Relation, theirs: Relation): boolean {
  return ours === theirs && RELATIONS.some(({ label, inverse }) => label === ours && inverse === ours)
}
