/** The pages to offer: the first, the last, and those around the current one; null stands for a gap. */
export function pageNumbers(current: number, last: number): (number | null)[] {
  const near = new Set([1, last, current - 1, current, current + 1].filter((page) => page >= 1 && page <= last))
  const pages = [...near].sort((a, b) => a - b)
  return pages.flatMap((page, index) => {
    const before = pages[index - 1]
    if (before === undefined || page - before === 1) return [page]
    return page - before === 2 ? [page - 1, page] : [null, page]
  })
}
