import { fold } from '#analysis'

/** Names of which another spelling is in use that no rule of characters gives. Old and variant characters are folded like those of the text: see {@link fold}. */
const OTHER_SPELLINGS: Readonly<Record<string, string[]>> = {
  塩竈市: ['塩釜市'],
  いちき串木野市: ['市来串木野市'],
}

/**
 * All ways to write each of many names, folded: 鶴ケ島市, 鶴が島市; 山ノ内町, 山の内町, 山之内町; 野々市市, 野野市市.
 * @returns one list for each name, its own spelling first. Names are folded together, which takes a tenth of the time.
 */
export function spellingsOf(names: readonly string[]): string[][] {
  const folded = fold(names.join('\n')).split('\n')
  return names.map((name, index) => {
    const own = folded[index] ?? ''
    const other = OTHER_SPELLINGS[name] ?? []
    return other.length === 0 && !/[ケノの々]/u.test(own) ? [own] : variantsOf([own, ...other])
  })
}

function variantsOf(spellings: readonly string[]): string[] {
  return [...new Set(spellings.flatMap(withKe).flatMap(withNo).flatMap(withRepetition))]
}

function withKe(name: string): string[] {
  return /\p{Script=Han}ケ\p{Script=Han}/u.test(name) ? [name, name.replace('ケ', 'が'), name.replace('ケ', 'ガ')] : [name]
}

function withNo(name: string): string[] {
  const no = /(?<=\p{Script=Han})[ノの](?=\p{Script=Han})/u
  return no.test(name) && name.length > 3 ? [name, ...['ノ', 'の', '之'].map((kana) => name.replace(no, kana))] : [name]
}

function withRepetition(name: string): string[] {
  return name.includes('々') ? [name, name.replace(/(.)々/u, '$1$1')] : [name]
}
