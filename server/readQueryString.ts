/**
 * Reads a query string; a parameter that stands several times becomes a list. Bytes that are no UTF-8 become the replacement character, where
 * Fastify's own reader would take their percent signs and digits for text to search for.
 */
export function readQueryString(text: string): Record<string, string | string[]> {
  // Without a prototype a parameter may have any name.
  const read = Object.create(null) as Record<string, string | string[]>
  for (const [name, value] of new URLSearchParams(text)) {
    const known = read[name]
    if (known === undefined) read[name] = value
    else if (Array.isArray(known)) known.push(value)
    else read[name] = [known, value]
  }
  return read
}
