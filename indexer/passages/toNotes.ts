import type { Element } from 'hast'
import type { FootnoteDefinition, FootnoteReference, List, Nodes } from 'mdast'
import type { Handler } from 'mdast-util-to-hast'

/**
 * The footnotes that some blocks refer to, as numbered lists to stand below them. A note has the same number in the whole document, whichever
 * passage it stands in; it is plain text, for a passage is shown in places where no link into the page leads anywhere.
 */
export function toNotes(blocks: readonly Nodes[], notes: readonly FootnoteDefinition[]): List[] {
  const wanted = referredTo(blocks, notes)
  const lists: (List & { start: number })[] = []
  for (const [index, { identifier, children }] of notes.entries()) {
    if (!wanted.delete(identifier)) continue
    const open = lists.at(-1)
    const item = { type: 'listItem' as const, spread: false, children }
    if (open && open.start + open.children.length === index + 1) open.children.push(item)
    else lists.push({ type: 'list', ordered: true, start: index + 1, spread: false, children: [item] })
  }
  return lists
}

/** Identifiers of the notes that some blocks refer to. Notes may refer to notes, and these to further ones, as long as a record goes on. */
function referredTo(blocks: readonly Nodes[], notes: readonly FootnoteDefinition[]): Set<string> {
  // Of notes with the same name the first counts.
  const named = new Map(notes.toReversed().map((note) => [note.identifier, note]))
  const wanted = new Set<string>()
  const open = [...blocks]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.type === 'footnoteReference' && !wanted.has(node.identifier)) {
      wanted.add(node.identifier)
      const note = named.get(node.identifier)
      if (note) open.push(note)
    }
    if ('children' in node) for (const child of node.children) open.push(child)
  }
  return wanted
}

/** Shows a reference as the number of its note, raised. */
export function markReference(notes: readonly FootnoteDefinition[]): Handler {
  return (_state, { identifier }: FootnoteReference): Element => {
    const number = notes.findIndex((note) => note.identifier === identifier) + 1
    return { type: 'element', tagName: 'sup', properties: {}, children: [{ type: 'text', value: String(number) }] }
  }
}
