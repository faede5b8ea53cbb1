/** Whether a six-digit local government code is that of a prefecture: those have 000 in the third to fifth digit. */
export function isPrefecture({ code }: { code: string }): boolean {
  return code.slice(2, 5) === '000'
}
