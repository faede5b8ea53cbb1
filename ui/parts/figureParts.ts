/** A figure in parts that never break inside, each with the sign that follows it: 第1次3.4%、 | 第2次18.1%、 | 第3次78.5%. */
export function figureParts(text: string): string[] {
  return text.split(/(?<=、)/u)
}
