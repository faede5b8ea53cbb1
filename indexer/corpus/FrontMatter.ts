import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node, type YAMLMap } from 'yaml'
import type { Problem } from '#model'
import { explainYamlError } from './explainYamlError.ts'

/** A scalar of the front matter with its place. */
export interface Field {
  text: string
  line: number
}

/** A map inside the front matter (one source, one municipality …). */
export interface FieldGroup {
  line: number
  /** Null where something else than one value is written, which has been reported. */
  fields: Map<string, Field | null>
}

/**
 * The front matter of a record as plain strings with line numbers. YAML is read with the failsafe schema, so that 013226 stays
 * 013226 and 2023-03-10 stays what was written; whoever reads a field gives it its type. Problems gather in `problems`.
 */
export class FrontMatter {
  readonly problems: Problem[] = []
  readonly #path: string
  readonly #lines = new LineCounter()
  readonly #lineOffset: number
  readonly #map: YAMLMap | null
  /** Whether the YAML was understood to its end; what could be understood of broken YAML may be asked for all the same. */
  readonly isReadable: boolean

  /** @param yaml text between the fences; @param lineOffset lines of the file above it. */
  constructor(path: string, yaml: string, lineOffset: number) {
    this.#path = path
    this.#lineOffset = lineOffset
    const document = parseDocument(yaml, { schema: 'failsafe', lineCounter: this.#lines, prettyErrors: false })
    this.#map = isMap(document.contents) ? document.contents : null
    // The package only warns of tags (!) that it does not know, but it drops them from the value.
    const errors = [...document.errors, ...document.warnings]
    this.isReadable = errors.length === 0 && this.#map !== null
    const told = new Set<string>()
    for (const error of errors) {
      const line = this.#lines.linePos(error.pos[0]).line + lineOffset
      // A row of brackets that are not closed is one slip, not one for each.
      if (told.has(`${line} ${error.code}`)) continue
      told.add(`${line} ${error.code}`)
      this.report(
        line,
        'BROKEN_YAML',
        `見出し情報（YAML）が読めません（${explainYamlError(error)}）。字下げ・引用符・コロンを確かめてください。`,
      )
    }
    if (errors.length === 0 && this.#map === null) {
      this.report(lineOffset + 1, 'NO_FIELDS', '見出し情報に項目がありません。「title: 題名」の形で書いてください。')
    }
  }

  report(line: number, code: string, message: string): void {
    this.problems.push({ file: this.#path, line, code, message })
  }

  /** Reports every key that is not in the list. */
  allowOnly(keys: readonly string[]): void {
    for (const pair of this.#map?.items ?? []) {
      const key = isScalar(pair.key) ? String(pair.key.value) : '?'
      if (!keys.includes(key)) {
        this.report(this.#lineOf(pair.key as Node), 'UNKNOWN_FIELD', `項目 ${key} はありません。使えるのは ${keys.join('、')} です。`)
      }
    }
  }

  /** The scalar under a key, or null when it is missing or empty. */
  text(key: string): Field | null {
    const node = this.#node(key)
    if (node === null) return null
    if (!isScalar(node)) {
      this.report(this.#lineOf(node), 'NOT_TEXT', `項目 ${key} には一つの値を書いてください。`)
      return null
    }
    return this.#field(node)
  }

  /** The scalars of a list; a single scalar counts as a list of one. */
  list(key: string): Field[] {
    return this.#items(key).flatMap((node) => {
      if (isScalar(node)) return this.#field(node) ?? []
      this.report(this.#lineOf(node), 'NOT_TEXT', `項目 ${key} の一つ一つには、値だけを書いてください。`)
      return []
    })
  }

  /** The maps of a list. A scalar item becomes a map with only `scalarKey`, where that is given. */
  groups(key: string, keys: readonly string[], scalarKey?: string): FieldGroup[] {
    return this.#items(key).flatMap((node) => {
      if (isScalar(node) && scalarKey !== undefined) {
        const field = this.#field(node)
        return field ? [{ line: field.line, fields: new Map([[scalarKey, field]]) }] : []
      }
      if (isMap(node)) return [this.#group(node, key, keys)]
      this.report(this.#lineOf(node), 'NOT_A_GROUP', `項目 ${key} の一つ一つには ${keys.join('、')} を書いてください。`)
      return []
    })
  }

  /** One map under a key, or null. */
  group(key: string, keys: readonly string[]): FieldGroup | null {
    const node = this.#node(key)
    if (node === null || this.isEmpty(key)) return null
    if (isMap(node)) return this.#group(node, key, keys)
    this.report(this.#lineOf(node), 'NOT_A_GROUP', `項目 ${key} には ${keys.join('、')} を書いてください。`)
    return null
  }

  /** The value of a group that must be there, or null; when nothing is written, that is reported. */
  needed(group: FieldGroup, owner: string, key: string): Field | null {
    if (!group.fields.has(key)) this.report(group.line, 'MISSING_FIELD', `${owner} に ${key} がありません。必ず書いてください。`)
    return group.fields.get(key) ?? null
  }

  /** Whether nothing is written under a key: no key, no value or an empty list. */
  isEmpty(key: string): boolean {
    const node = this.#node(key)
    if (isSeq(node)) return node.items.length === 0
    return node === null || (isScalar(node) && this.#field(node) === null)
  }

  /** The line of a key, or the first line of the front matter. */
  lineOf(key: string): number {
    const node = this.#node(key)
    return node === null ? this.#lineOffset + 1 : this.#lineOf(node)
  }

  #items(key: string): Node[] {
    const node = this.#node(key)
    if (node === null || this.isEmpty(key)) return []
    return isSeq(node) ? (node.items as Node[]) : [node]
  }

  #group(map: YAMLMap, key: string, keys: readonly string[]): FieldGroup {
    const fields: FieldGroup['fields'] = new Map()
    for (const pair of map.items) {
      const name = isScalar(pair.key) ? String(pair.key.value) : '?'
      const value = (pair.value ?? null) as Node | null
      if (!keys.includes(name)) {
        this.report(
          this.#lineOf(pair.key as Node),
          'UNKNOWN_FIELD',
          `${key} の中に項目 ${name} はありません。使えるのは ${keys.join('、')} です。`,
        )
      } else if (value !== null && !isScalar(value)) {
        this.report(this.#lineOf(value), 'NOT_TEXT', `${key} の ${name} には一つの値を書いてください。`)
        fields.set(name, null)
      } else {
        const field = value === null ? null : this.#field(value)
        if (field) fields.set(name, field)
      }
    }
    return { line: this.#lineOf(map), fields }
  }

  #node(key: string): Node | null {
    return (this.#map?.get(key, true) as Node | undefined) ?? null
  }

  #field(node: Node): Field | null {
    const value = isScalar(node) ? String(node.value ?? '').trim() : ''
    return value === '' || value === '~' || value === 'null' ? null : { text: value, line: this.#lineOf(node) }
  }

  #lineOf(node: Node | null): number {
    return this.#lines.linePos(node?.range?.[0] ?? 0).line + this.#lineOffset
  }
}
