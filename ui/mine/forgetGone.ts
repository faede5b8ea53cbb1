import { askMunicipalities } from '../api/askApi.ts'
import type { MunicipalityQuery } from '../api/types.ts'
import { notices } from '../shell/notices.svelte.ts'
import { municipalityWords } from '../words/municipalityWords.ts'
import { myMunicipality, type ChosenMunicipality } from './MyMunicipality.svelte.ts'

/** More than there are municipalities. */
const ALL = 2000

/**
 * Forgets a kept municipality that exists no longer (it merged since, or the storage was tampered with), and says that another can be chosen. It is
 * looked up in lists: asking for it by its address would put an error into the browser's console.
 */
export async function forgetGone(): Promise<void> {
  const mine = myMunicipality.chosen
  if (!mine) return
  const exists = await isListed(mine).catch(() => true) // Whatever goes wrong says nothing about the municipality.
  if (myMunicipality.chosen?.code !== mine.code) return
  if (exists) return myMunicipality.confirm(mine.code)
  myMunicipality.choose(null)
  notices.show(municipalityWords.mineGone(mine.name))
}

/** The short list of those called so has it, unless it was renamed. */
async function isListed({ code, name }: ChosenMunicipality): Promise<boolean> {
  return (await listHas({ q: name }, code)) || (await listHas({ limit: ALL }, code))
}

async function listHas(query: MunicipalityQuery, code: string): Promise<boolean> {
  const { municipalities } = await askMunicipalities(query, new AbortController().signal)
  return municipalities.some((listed) => listed.code === code)
}
