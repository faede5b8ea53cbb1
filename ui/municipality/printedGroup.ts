/** Of 都市II-3 and 町村IV-2 the part that stands in Latin letters; the band's numeral has at most five. */
const NUMERAL = /(?<=^(?:都市|町村))(?:III|II|IV|I|V)(?=-)/u
const PRINTED: Readonly<Record<string, string>> = { I: 'Ⅰ', II: 'Ⅱ', III: 'Ⅲ', IV: 'Ⅳ', V: 'Ⅴ' }

/** A similar-municipality group as the official tables and the rest of the page print it: 都市Ⅱ-3 for the 都市II-3 of the data. */
export function printedGroup(id: string): string {
  return id.replace(NUMERAL, (numeral) => PRINTED[numeral] ?? numeral)
}
