import { readCorpus, takeSnapshot, type Corpus, type Reference, parseMarkdown } from '#corpus'
import { toString } from 'mdast-util-to-string'
import { STARTER_CORPUS } from '../unit/starterCorpus.ts'

/** Records of about this many passages each, as in the starter corpus. */
const PASSAGES_EACH = 4
const SENTENCES_EACH = 5
const SEED = 77

/**
 * A corpus of any size with the words, tags and lengths of the starter corpus: each record takes the tags of a real one and mixes sentences of
 * all, so that no two passages are alike but words are as frequent as in life. The same every time.
 */
export async function makeLargeCorpus(passages: number, reference: Reference): Promise<Corpus['documents']> {
  const { documents } = readCorpus(await takeSnapshot(STARTER_CORPUS), reference)
  const sentences = documents.flatMap(({ document }) =>
    document.body.children.flatMap((block) => (block.type === 'paragraph' ? toString(block).split(/(?<=。)/) : [])),
  )
  let state = SEED
  const pick = <Item>(list: readonly Item[]): Item => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return list[Math.floor((state / 4_294_967_296) * list.length)] as Item
  }
  return Array.from({ length: Math.ceil(passages / PASSAGES_EACH) }, (_, index) => {
    const { document } = pick(documents)
    const sections = Array.from(
      { length: PASSAGES_EACH },
      (_section, number) => `## 第${number + 1}節\n\n${Array.from({ length: SENTENCES_EACH }, () => pick(sentences)).join('')}`,
    )
    const id = `${document.id}-${index}`
    return {
      document: {
        ...document,
        id,
        path: id,
        title: `${pick(documents).document.title}（${index}）`,
        body: parseMarkdown(sections.join('\n\n')),
      },
      hash: '',
    }
  })
}
