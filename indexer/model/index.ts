/** The types that travel through the whole house. */
export * from './Document.ts'
export * from './fiscalYear.ts'
export * from './LibraryError.ts'
export * from './Municipality.ts'
export * from './Passage.ts'
export * from './Problem.ts'
export * from './systemReason.ts'
export * from './Vocabulary.ts'
