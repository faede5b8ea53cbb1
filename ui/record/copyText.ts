import { notices } from '../shell/notices.svelte.ts'
import { commonWords } from '../words/commonWords.ts'

/** Copies a text and says so; where the browser does not allow it (plain http), offers the text selected for copying by hand. */
export async function copyText(text: string, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    notices.show(done)
  } catch {
    notices.offerCopy(commonWords.copyByHand, text)
  }
}
