/**
 * A count as one of five steps of shade, 0 for none. The square root keeps small counts apart where one cell holds most of
 * the library.
 */
export function heatStep(count: number, most: number): 0 | 1 | 2 | 3 | 4 {
  if (count <= 0 || most <= 0) return 0
  const share = Math.sqrt(count / most)
  if (share > 0.8) return 4
  if (share > 0.55) return 3
  return share > 0.3 ? 2 : 1
}
