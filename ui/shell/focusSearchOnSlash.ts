/** `/` goes to the search field of the page, from anywhere but a field in which someone writes. */
export function focusSearchOnSlash(event: KeyboardEvent): void {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
  if (event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [contenteditable]')) return
  const field = document.querySelector<HTMLInputElement>('input[data-search-field]')
  if (!field) return
  event.preventDefault()
  field.focus()
  field.select()
}
