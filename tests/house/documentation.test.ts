import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { SETTING_NAMES } from '#config'
import { FIELD_NAMES } from '#corpus'
import { generateClientTypes } from '../../server/generateClientTypes.ts'

const readme = () => readFile('README.md', 'utf8')

describe('the README', () => {
  it('lists every setting in its table, and no other', async () => {
    const rows = [...(await readme()).matchAll(/^\| `([A-Z_]+)` \|/gm)].map((match) => match[1])
    expect(rows).toEqual([...SETTING_NAMES])
  })

  it('explains every npm script', async () => {
    const { scripts } = JSON.parse(await readFile('package.json', 'utf8')) as { scripts: Record<string, string> }
    const text = await readme()
    for (const name of Object.keys(scripts)) {
      const command = name === 'start' || name === 'test' ? `npm ${name}` : `npm run ${name}`
      expect(text, `${command} is missing`).toContain(command)
    }
  })

  it('maps every folder of the rooms', async () => {
    const text = await readme()
    const files = execFileSync('git', ['ls-files', 'corpus', 'indexer', 'server', 'ui', 'tests']).toString().trim().split('\n')
    const folders = new Set(files.flatMap((file) => (file.split('/').length > 2 ? [file.split('/').slice(0, 2).join('/')] : [])))
    for (const folder of folders) expect(text, `the map lacks ${folder}`).toContain(`\`${folder.split('/')[1]}/\``)
  })
})

describe('corpus/README.md', () => {
  it('explains every field of the front matter', async () => {
    const text = await readFile('corpus/README.md', 'utf8')
    for (const field of FIELD_NAMES) expect(text, `${field} is missing`).toContain(`\`${field}\``)
  })
})

describe('the types of the reading room', () => {
  it('are those of the API; run npm run generate when this fails', async () => {
    expect(await readFile('ui/api/schema.d.ts', 'utf8')).toBe(await generateClientTypes('corpus'))
  })
})
