/** The pages of the reading room and the addresses at which they stand. */
export type Page =
  | { name: 'home' }
  | { name: 'search' }
  | { name: 'record'; id: string }
  | { name: 'municipality'; code: string }
  | { name: 'help' }
  | { name: 'lost' }

const RECORD_PREFIX = '/documents/'
const MUNICIPALITY = /^\/municipalities\/([0-9]{6})$/

export function pageAt(pathname: string): Page {
  const path = pathname.length > 1 ? pathname.replace(/\/+$/, '') || '/' : pathname
  if (path === '/') return { name: 'home' }
  if (path === '/search') return { name: 'search' }
  if (path === '/help') return { name: 'help' }
  const code = MUNICIPALITY.exec(path)?.[1]
  if (code !== undefined) return { name: 'municipality', code }
  const id = path.startsWith(RECORD_PREFIX) ? decodeId(path.slice(RECORD_PREFIX.length)) : null
  return id ? { name: 'record', id } : { name: 'lost' }
}

/** Ids are paths: their slashes stay slashes in the address, so that it can be read aloud and typed. */
export function recordAddress(id: string, anchor = ''): string {
  const path = RECORD_PREFIX + id.split('/').map(encodeURIComponent).join('/')
  return anchor ? `${path}#${encodeURIComponent(anchor)}` : path
}

/** The page of a municipality or prefecture. @param code six digits with check digit. */
export function municipalityAddress(code: string): string {
  return `/municipalities/${code}`
}

/** The anchor of a fragment such as `#%E8%83%8C%E6%99%AF`; empty when there is none. */
export function anchorOf(hash: string): string {
  return decodeId(hash.replace(/^#/, '')) ?? ''
}

/** Null for a broken percent escape, which people make when they cut an address short. */
function decodeId(encoded: string): string | null {
  try {
    return decodeURIComponent(encoded)
  } catch {
    return null
  }
}
