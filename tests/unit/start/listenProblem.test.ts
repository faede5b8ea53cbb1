import { describe, expect, it } from 'vitest'
import { listenProblem } from '../../../server/listenProblem.ts'

const problem = (code: string) => listenProblem({ host: 'nowhere.invalid', port: 80 }, Object.assign(new Error(code), { code }))

describe('an address at which nobody can listen', () => {
  it.each(['ENOTFOUND', 'EAI_AGAIN', 'EADDRNOTAVAIL'])('is the fault of HOST when the system says %s', (code) => {
    expect(problem(code).message).toMatch(/^設定 HOST=nowhere\.invalid は使えません。.*127\.0\.0\.1/)
  })

  it('is the fault of PORT where the right to it is missing, or somebody else has it', () => {
    expect(problem('EACCES').message).toMatch(/^設定 PORT=80 は使えません。.*1024 以上/)
    expect(problem('EADDRINUSE')).toMatchObject({ code: 'PORT_IN_USE', message: expect.stringContaining('PORT') as string })
  })
})
