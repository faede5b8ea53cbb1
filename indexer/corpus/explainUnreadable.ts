import { YAMLParseError } from 'yaml'
import { systemReason } from '#model'
import { explainYamlError } from './explainYamlError.ts'

/** Why a vocabulary or another file beside the records cannot be read or understood, in Japanese: for the brackets of a message that names the file. */
export function explainUnreadable(cause: unknown): string {
  if (cause instanceof YAMLParseError) return `${cause.linePos?.[0].line ?? 1} 行目：${explainYamlError(cause)}`
  // The yaml package throws it where a value refers to another one, too late to know its line: https://eemeli.org/yaml/#errors
  if (cause instanceof ReferenceError) return '「*」で始まる値があります。引用符で囲んでください'
  return systemReason(cause)
}
