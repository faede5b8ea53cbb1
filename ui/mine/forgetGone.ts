import { ApiFailure } from '../api/ApiFailure.ts'
import { askPeers } from '../api/askApi.ts'
import { notices } from '../shell/notices.svelte.ts'
import { municipalityWords } from '../words/municipalityWords.ts'
import { myMunicipality } from './MyMunicipality.svelte.ts'

/** Codes that were found to exist since the page was opened. */
const known = new Set<string>()

/** Forgets a kept municipality that exists no longer (it merged since, or the storage was tampered with), and says that another can be chosen. */
export async function forgetGone(): Promise<void> {
  const mine = myMunicipality.chosen
  if (!mine || known.has(mine.code)) return
  known.add(mine.code)
  try {
    await askPeers(mine.code, { limit: 1 }, new AbortController().signal)
  } catch (failure) {
    known.delete(mine.code)
    // Whatever else goes wrong says nothing about the municipality.
    if (!(failure instanceof ApiFailure) || failure.kind !== 'missing' || myMunicipality.chosen?.code !== mine.code) return
    myMunicipality.choose(null)
    notices.show(municipalityWords.mineGone(mine.name))
  }
}
