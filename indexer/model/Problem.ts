/** Something wrong with a file of the corpus, said so that its author can mend it. */
export interface Problem {
  /** Path relative to the corpus folder. */
  file: string
  /** From 1. */
  line: number
  code: string
  /** What is wrong and what is allowed, in Japanese. */
  message: string
}

/** `file:line: what is wrong and what is allowed` */
export function formatProblem(problem: Problem): string {
  return `${problem.file}:${problem.line}: ${problem.message}`
}
