const DIGITS = '〇一二三四五六七八九'
const UNITS: ReadonlyMap<string, number> = new Map(Object.entries({ 十: 10, 百: 100, 千: 1000 }))
const POSITIONAL = /^[一二三四五六七八九][〇一二三四五六七八九]*$/
const WITH_UNITS = /^(?:[二三四五六七八九]?千)?(?:[二三四五六七八九]?百)?(?:[二三四五六七八九]?十)?[一二三四五六七八九]?$/

/**
 * The number that kanji write, below ten thousand or digit by digit: 三 is 3, 二十三 and 二三 are 23, 百 is 100. Null for all else; large numbers (三万)
 * are written with both kinds of digits and stay as they are.
 */
export function kanjiNumber(written: string): number | null {
  if (POSITIONAL.test(written)) return Number([...written].map((digit) => DIGITS.indexOf(digit)).join(''))
  if (written === '' || !WITH_UNITS.test(written)) return null
  let [sum, digit] = [0, 0]
  for (const character of written) {
    const unit = UNITS.get(character)
    if (unit === undefined) digit = DIGITS.indexOf(character)
    else [sum, digit] = [sum + (digit || 1) * unit, 0]
  }
  return sum + digit
}
