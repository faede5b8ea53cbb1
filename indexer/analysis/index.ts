/** The analysis of Japanese text, one for records and queries. */
export { Analyser, ANALYSIS_VERSION, loadAnalyser, type Token } from './Analyser.ts'
export { fold } from './foldText.ts'
export { yearWord } from './findYears.ts'
