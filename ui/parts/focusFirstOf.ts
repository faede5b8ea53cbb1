/**
 * More of a list is about to stand where a button was pressed, and the button goes: the keyboard goes on at the first that is new. Without this a screen
 * reader would begin at the top of the page again.
 * @param items in the order in which they stand, as they are once the page has followed
 */
export function focusFirstOf(items: Iterable<Element>): void {
  for (const item of items) {
    const reached = item.matches(REACHED) ? item : item.querySelector(REACHED)
    if (reached instanceof HTMLElement) return reached.focus({ preventScroll: true })
  }
}

const REACHED = 'a[href], button, input'
