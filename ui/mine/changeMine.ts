import { notices } from '../shell/notices.svelte.ts'
import { municipalityWords } from '../words/municipalityWords.ts'
import { myMunicipality, type ChosenMunicipality } from './MyMunicipality.svelte.ts'

/**
 * Chooses the reader's municipality, or none, says so, and offers to take it back.
 * @param formerName the name by which it was found, where it is one of the past
 */
export function changeMine(next: ChosenMunicipality | null, formerName: string | null = null): void {
  const before = myMunicipality.choose(next)
  const text = next ? municipalityWords.mineChosen(next.name, formerName) : municipalityWords.mineRemoved(before?.name ?? '')
  notices.show(text, { label: municipalityWords.undo, run: () => void myMunicipality.choose(before) })
}
