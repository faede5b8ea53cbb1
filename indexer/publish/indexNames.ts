import type { Filter } from '#engine'

// The library's indexes in the engine.

/** What passages are found by. */
export const PASSAGES = 'passages'
/** What passages hold; read by key. */
export const CONTENTS = 'contents'
export const RECORDS = 'records'
/** What can be typed of titles, for suggestions. */
export const TITLES = 'titles'
/** The words of the passages, with their places in the space of meaning where they have one. */
export const WORDS = 'words'
/** What a search reads; the rule of a role holds in each of them. */
export const SEARCHED = [PASSAGES, CONTENTS, RECORDS, TITLES, WORDS] as const
/** One document that says what the others were built from; never searched. */
export const STATE = 'state'

/** Who is asking. Today everybody is a reader without an account; roles with more rights follow. */
export type Role = 'reader'

/** What each role may see; the engine enforces it. */
export const VISIBLE_TO: Readonly<Record<Role, Filter>> = {
  reader: { field: 'visibility', in: ['public'] },
}

/** The rule of a role for all that a search reads. */
export function rulesOf(role: Role): Record<(typeof SEARCHED)[number], Filter> {
  const rule = VISIBLE_TO[role]
  return { [PASSAGES]: rule, [CONTENTS]: rule, [RECORDS]: rule, [TITLES]: rule, [WORDS]: rule }
}
