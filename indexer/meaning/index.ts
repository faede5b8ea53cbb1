/** Where words and texts stand to one another: vectors learned from which words occur together. */
export { DIMENSIONS, LatentSpace, learnSpace, sumOf, type PlacedWord } from './LatentSpace.ts'
export { packVector, productOf, toNumbers, unpackVector } from './packVector.ts'
