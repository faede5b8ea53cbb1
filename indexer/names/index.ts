/** Municipalities and prefectures named in running text and in queries. */
export { NameRecognizer, type NameMention } from './NameRecognizer.ts'
