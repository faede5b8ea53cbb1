import { fold } from '#analysis'
import type { Municipality, MunicipalityRef } from '#model'
import type { Field, FieldGroup, FrontMatter } from './FrontMatter.ts'
import type { MunicipalDirectory } from './MunicipalDirectory.ts'
import { nearestNames } from './nearestNames.ts'

/** The municipalities that a record is about, with code and name checked against each other. */
export function readMunicipalities(fields: FrontMatter, directory: MunicipalDirectory): MunicipalityRef[] {
  const groups = fields.groups('municipalities', ['code', 'name', 'former_name'])
  return groups.flatMap((group) => readMunicipality(fields, group, directory) ?? [])
}

function readMunicipality(fields: FrontMatter, group: FieldGroup, directory: MunicipalDirectory): MunicipalityRef | null {
  const code = group.fields.get('code')
  const name = fields.needed(group, 'municipalities', 'name')
  if (!code) {
    const hint = name ? hintFor(name, directory) : ''
    fields.report(group.line, 'MISSING_FIELD', `municipalities に code がありません。必ず書いてください。${hint}`)
  }
  if (!code || !name) return null
  const municipality = directory.byCode(code.text)
  if (!municipality) {
    fields.report(code.line, 'UNKNOWN_CODE', `団体コード「${code.text}」はありません。${hintFor(name, directory)}`)
    return null
  }
  if (!isNameOf(municipality, name.text, directory)) {
    const holder = `${municipality.prefecture}${municipality.name}`
    const message = `団体コード ${code.text} は ${holder} です。「${name.text}」と合いません。昔の名前は former_name に書いてください。`
    fields.report(name.line, 'NAME_MISMATCH', message)
    return null
  }
  const formerName = group.fields.get('former_name')?.text ?? null
  return { code: code.text, name: municipality.name, prefecture: municipality.prefecture, formerName }
}

/**
 * Whether a municipality is called so. A known variant of a character is no mistake (檮原町, 鶴ヶ島市), since the code says which one is meant; but what
 * is the name of another one is (鹿島市 in place of 鹿嶋市).
 */
function isNameOf(municipality: Municipality, written: string, directory: MunicipalDirectory): boolean {
  if (municipality.name === written) return true
  return directory.named(written).length === 0 && fold(municipality.name) === fold(written)
}

/** What to write in place of a code that is missing or that nobody has: the codes of all that bear the name or bore it, or whose names are nearest. */
function hintFor({ text }: Field, directory: MunicipalDirectory): string {
  const sameName = directory.named(text)
  if (sameName.length > 0) return `${listed(sameName)} ではありませんか。`
  const successors = directory.former.flatMap(({ name, successorCode }) => (name === text ? (directory.byCode(successorCode) ?? []) : []))
  if (successors.length > 0)
    return `「${text}」は昔の名前で、今は ${listed(successors)} です。今のコードと名前を書き、昔の名前は former_name に書いてください。`
  const { nearest, more } = nearestNames(text, directory.all)
  const others = more > 0 ? `（同じくらい近い名前が、ほかに ${more} 団体あります）` : ''
  return nearest.length > 0
    ? `名前が近いのは ${listed(nearest)} です${others}。`
    : 'corpus/municipalities の一覧にある 6 桁の団体コードを書いてください。'
}

function listed(municipalities: readonly Municipality[]): string {
  const full = municipalities.map(({ kind, prefecture, name, code }) => `${kind === 'prefecture' ? name : prefecture + name} ${code}`)
  return [...new Set(full)].join('、')
}
