/** Every element that a record may show; anything else is shown by its content alone. */
const DISPLAYED_TAGS = new Set([
  'p',
  'em',
  'strong',
  'del',
  'code',
  'pre',
  'blockquote',
  'ul',
  'ol',
  'li',
  'a',
  'br',
  'hr',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
  'sup',
])
const SAFE_ADDRESS = /^(https?:\/\/|mailto:|#|\/documents\/)/i

/** The element to show for a node's tag, or null for none. The server keeps the same list; the page does not rely on it. */
export function displayedTag(tag: string): string | null {
  return DISPLAYED_TAGS.has(tag) ? tag : null
}

export function safeAddress(href: string | undefined): string | undefined {
  return href !== undefined && SAFE_ADDRESS.test(href) ? href : undefined
}
