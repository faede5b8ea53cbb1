import type { Filter } from '#engine'

/** The library's indexes in the engine. */
export const PASSAGES = 'passages'
export const RECORDS = 'records'
/** What can be typed of titles, for suggestions. */
export const TITLES = 'titles'
/** The words of the space of meaning. */
export const WORDS = 'words'
/** One document that says what the others were built from; never searched. */
export const STATE = 'state'

/** Who is asking. Today everybody is a reader without an account; roles with more rights follow. */
export type Role = 'reader'

/** What each role may see; the engine enforces it. */
export const VISIBLE_TO: Readonly<Record<Role, Filter>> = {
  reader: { field: 'visibility', in: ['public'] },
}
