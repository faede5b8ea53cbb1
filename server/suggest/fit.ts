/** How well a name fits what was typed. Higher is better; the number of records decides among equals. */
export const FIT = {
  /** It is what was typed. */
  exact: 6,
  /** A synonym or a former name is what was typed. */
  otherExact: 5.5,
  /** It begins so. */
  beginning: 5,
  /** A synonym or a former name begins so. */
  other: 4,
  /** One of its words begins so. */
  inner: 3,
  /** It occurs somewhere in it. */
  within: 1,
} as const

/** Leaving out the length of vowels fits less than writing it: tou is とう before とお… and とおく before ときょ. */
export const SHORTENED = 0.25
