import { expect, it } from 'vitest'
import { formatProblem } from '#model'

it('writes a problem as file:line: message, which editors and terminals can follow', () => {
  const problem = { file: 'cases/窓口.md', line: 12, code: 'BAD_YEAR', message: '年度として読めません。' }
  expect(formatProblem(problem)).toBe('cases/窓口.md:12: 年度として読めません。')
})
