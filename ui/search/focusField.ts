/** What was pressed is about to vanish: the keyboard goes on in the search field. A finger or mouse needs no such help, and a phone would open its keys. */
export function focusField(event: MouseEvent): void {
  const byKeyboard = event.detail === 0
  if (byKeyboard) document.querySelector<HTMLElement>('[data-search-field]')?.focus()
}
