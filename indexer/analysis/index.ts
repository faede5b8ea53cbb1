/** The analysis of Japanese text, one for records and queries. */
export { Analyser, ANALYSIS_VERSION, loadAnalyser, type Token } from './Analyser.ts'
export { fold, foldText } from './foldText.ts'
export { loadMorphology } from './Morphology.ts'
export { findYears, kanjiDigit, readYearCount, yearWord } from './findYears.ts'
export { isReadingWord, readingsAsked, readingWord, readingWords } from './readingWords.ts'
export { isSoundable, soundWords } from './soundWords.ts'
export { toKatakana } from './toKatakana.ts'
export {
  beginsAloud,
  foldKana,
  shortForm,
  spokenForm,
  spokenOf,
  typedForms,
  writtenForm,
  writtenOf,
  type TypedForms,
} from './typedForms.ts'
export { formsOf, wordBeginnings, type Beginning } from './wordBeginnings.ts'
