/** An ISO date, or as much of one as is known, as people write it: 2022-09-03 → 2022年9月3日, 2022-09 → 2022年9月. */
export function readableDate(iso: string): string {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(iso)
  if (!parts) return iso
  const [, year, month, day] = parts
  return `${year}年${month ? `${Number(month)}月` : ''}${day ? `${Number(day)}日` : ''}`
}
