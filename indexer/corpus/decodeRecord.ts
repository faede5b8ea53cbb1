import type { Problem } from '#model'

/** Encodings that Japanese office software still writes, tried in this order to name the one at fault. */
const LEGACY_ENCODINGS = [
  { label: 'shift_jis', name: 'Shift_JIS' },
  { label: 'euc-jp', name: 'EUC-JP' },
] as const

const ESCAPE = '\u001b'

/** Decodes a record's bytes as UTF-8 (a byte order mark is dropped). Anything else becomes a problem, never mojibake. */
export function decodeRecord(path: string, bytes: Uint8Array): { text: string; problem: null } | { text: null; problem: Problem } {
  const fail = (code: string, message: string) => ({ text: null, problem: { file: path, line: 1, code, message } })
  const text = decode('utf-8', bytes)
  const guess = text === null ? guessEncoding(bytes) : isIso2022Jp(text, bytes) ? 'ISO-2022-JP' : null
  if (guess) return fail('NOT_UTF8', `${guess} で書かれているようです。UTF-8 で保存し直してください。`)
  if (text === null) return fail('NOT_UTF8', '文字コードが UTF-8 ではありません。UTF-8 で保存し直してください。')
  if (text.trim() === '') return fail('EMPTY_FILE', 'ファイルが空です。corpus/README.md の例を見て、見出し情報と本文を書いてください。')
  if (text.includes('\0')) return fail('BINARY_FILE', '文字ではないデータが含まれています。Markdown の文章だけを置いてください。')
  return { text: text.replace(/\r\n?/g, '\n'), problem: null }
}

function guessEncoding(bytes: Uint8Array): string | null {
  return LEGACY_ENCODINGS.find(({ label }) => isJapanese(decode(label, bytes)))?.name ?? null
}

/** ISO-2022-JP writes kanji as ASCII between escape sequences, so that it passes for UTF-8. */
function isIso2022Jp(text: string, bytes: Uint8Array): boolean {
  return text.includes(ESCAPE) && isJapanese(decode('iso-2022-jp', bytes))
}

function isJapanese(text: string | null): boolean {
  return text !== null && /[ぁ-んァ-ヶ一-龠]/.test(text)
}

/** The text of bytes in an encoding, or null when they are not in it: the decoder says so by throwing. */
function decode(label: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
