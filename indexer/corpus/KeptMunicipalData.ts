import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LibraryError, systemReason } from '#model'
import type { MunicipalDirectory } from './MunicipalDirectory.ts'
import { packMunicipalData, unpackMunicipalData } from './packMunicipalData.ts'
import { writeAtomically } from './writeAtomically.ts'

/** Raise it whenever the reading of the municipal data checks or makes something else of the same files, or the packed form changes. */
export const KEPT_VERSION = 2

/** Two lines of JSON: the seal, and the packed data. */
const KEPT_FILE = 'municipal-data.jsonl'
/** The seal takes 64 hexadecimal digits, two quotation marks and the end of its line. */
const SEAL_BYTES = 67

/** The bytes of all files that the municipal data are made of, by name and always in the same order; null for one that is not there. */
export type SourceFiles = ReadonlyMap<string, Buffer | null>

/**
 * The municipal master data as they were read and checked once, kept in the data folder: to read and check the same files again takes three times as
 * long, at each start. The seal is a hash of version, files and packed data together, so whatever changed of them, or was damaged, is as good as not kept.
 */
export class KeptMunicipalData {
  readonly #path: string
  readonly #version: number
  #unsaved: { files: SourceFiles; directory: MunicipalDirectory } | null = null

  /** @param folder the data folder, which exists; @param version of the reading and of the packed form. */
  constructor(folder: string, version = KEPT_VERSION) {
    this.#path = join(folder, KEPT_FILE)
    this.#version = version
  }

  /** What was made of these very files; null where that is not kept, or not whole. */
  find(files: SourceFiles): MunicipalDirectory | null {
    const bytes = this.#read()
    if (bytes === null) return null
    const packed = bytes.subarray(SEAL_BYTES)
    const seal = bytes.toString('latin1', 0, SEAL_BYTES)
    return seal === this.#seal(files, packed) ? unpackMunicipalData(packed.toString('utf8')) : null
  }

  /** Takes note of what was made of the files. It is written by {@link save}, when nobody waits for the data any more. */
  put(files: SourceFiles, directory: MunicipalDirectory): void {
    this.#unsaved = { files, directory }
  }

  /**
   * Writes what was put since the last save, whole or not at all; does nothing where nothing was.
   * @throws LibraryError MUNICIPAL_DATA_NOT_KEPT; all works without, only the next start reads the files again.
   */
  async save(): Promise<void> {
    if (this.#unsaved === null) return
    const { files, directory } = this.#unsaved
    this.#unsaved = null
    const packed = packMunicipalData(directory)
    try {
      await writeAtomically(this.#path, `${this.#seal(files, packed)}${packed}`)
    } catch (cause) {
      const message = `読み込んだ自治体データを ${this.#path} に保存できません（${systemReason(cause)}）。図書室はこのまま使えますが、次の起動でも元のファイルから読み直します。`
      throw new LibraryError('MUNICIPAL_DATA_NOT_KEPT', message, { cause })
    }
  }

  #read(): Buffer | null {
    try {
      return readFileSync(this.#path)
    } catch {
      // Whatever the reason, the sources are there; what cannot be written either, save says.
      return null
    }
  }

  /** The first line of the kept file. Each part is preceded by its length, so that no two sets of files look the same. */
  #seal(files: SourceFiles, packed: Buffer | string): string {
    const hash = createHash('sha256').update(`${this.#version}\n`)
    for (const [name, bytes] of files) hash.update(`${name} ${bytes?.length ?? 'absent'}\n`).update(bytes ?? '')
    return `"${hash.update(packed).digest('hex')}"\n`
  }
}
