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
  const { text, encoding } = decodeUtf8(bytes)
  if (text === null) return fail('NOT_UTF8', notUtf8(encoding))
  if (text.trim() === '') return fail('EMPTY_FILE', 'ファイルが空です。corpus/README.md の例を見て、見出し情報と本文を書いてください。')
  if (text.includes('\0')) return fail('BINARY_FILE', '文字ではないデータが含まれています。Markdown の文章だけを置いてください。')
  return { text: text.replace(/\r\n?/g, '\n'), problem: null }
}

/**
 * The text of bytes in UTF-8, without a byte order mark.
 * @returns a text of null for anything else, with the encoding that it seems to be in, where that can be told.
 */
export function decodeUtf8(bytes: Uint8Array): { text: string; encoding: null } | { text: null; encoding: string | null } {
  const text = decode('utf-8', bytes)
  if (text === null) return { text, encoding: guessEncoding(bytes) }
  return isIso2022Jp(text, bytes) ? { text: null, encoding: 'ISO-2022-JP' } : { text, encoding: null }
}

/** What to do about a file that is not in UTF-8. */
export function notUtf8(encoding: string | null): string {
  const what = encoding === null ? '文字コードが UTF-8 ではありません。' : `${encoding} で書かれているようです。`
  return `${what}UTF-8 で保存し直してください。`
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
