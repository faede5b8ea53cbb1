import { KeptMunicipalData, readMunicipalDirectory, readVocabularies } from '#corpus'

// In a process of its own, for what counts is the first time, with code that has not run yet. The vocabularies come first, as in a start.
// The argument is the folder where the data are kept, as in a data folder: with an empty one it is a first start, and a second one ever after.
const folder = process.argv[2]
if (folder === undefined) throw new Error('Name the folder in which the data are kept.')
const kept = new KeptMunicipalData(folder)
await readVocabularies('corpus')
const started = performance.now()
await readMunicipalDirectory('corpus', kept)
console.log((performance.now() - started).toFixed(1))
await kept.save()
