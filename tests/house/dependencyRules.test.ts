import { cruise, type ICruiseResult, type IModule } from 'dependency-cruiser'
import { beforeAll, describe, expect, it } from 'vitest'

const ROOMS = ['indexer', 'server', 'ui'] as const

let modules: IModule[] = []

beforeAll(async () => {
  const { output } = await cruise(
    ['indexer', 'server', 'ui'],
    {
      exclude: { path: '^ui/dist/' },
      doNotFollow: { path: 'node_modules' },
      tsPreCompilationDeps: true,
      enhancedResolveOptions: { conditionNames: ['import', 'types', 'default'], exportsFields: ['exports'] },
    },
    undefined,
    undefined,
  )
  modules = (output as ICruiseResult).modules
})

/** All imports as [from, to], files of the project and packages alike. */
function imports(): [string, string][] {
  return modules.flatMap(({ source, dependencies }) =>
    dependencies.map(({ module, resolved }): [string, string] => [source, resolved || module]),
  )
}

function roomOf(path: string): string {
  return path.split('/')[0] ?? ''
}

describe('imports', () => {
  it('are found at all, so that the rules below mean something', () => {
    for (const room of ROOMS) expect(modules.filter(({ source }) => roomOf(source) === room).length, room).toBeGreaterThan(10)
    expect(imports().length).toBeGreaterThan(300)
  })

  it('follow the data: indexer → server, and the UI knows the server only through generated types', () => {
    const allowed: Record<string, string[]> = { indexer: ['indexer'], server: ['server', 'indexer'], ui: ['ui'] }
    const wrong = imports().filter(
      ([from, to]) => ROOMS.includes(roomOf(to) as (typeof ROOMS)[number]) && !allowed[roomOf(from)]?.includes(roomOf(to)),
    )
    expect(wrong).toEqual([])
  })

  it('never form a circle', () => {
    const circles = modules.flatMap(({ source, dependencies }) =>
      dependencies.filter(({ circular, resolved }) => circular && resolved !== source).map(({ resolved }) => `${source} ⇄ ${resolved}`),
    )
    expect(circles).toEqual([])
  })

  it('let one module alone know the client of the search engine', () => {
    const users = imports().flatMap(([from, to]) => (/(^|\/)meilisearch(\/|$)/.test(to) && !to.startsWith('indexer') ? [from] : []))
    expect([...new Set(users)]).toEqual(['indexer/engine/EngineAdmin.ts'])
  })

  it('let only what loads the dictionary and what walks it know the tokenizer', () => {
    const users = imports().flatMap(([from, to]) => (/(^|\/)kuromoji(\/|$)/.test(to) ? [from] : []))
    expect([...new Set(users)].sort()).toEqual(['indexer/analysis/WordLattice.ts', 'indexer/analysis/loadDictionary.ts'])
  })

  it('enter the rooms of the indexer through their doors', () => {
    const doors = /^indexer\/(model|corpus|analysis|meaning|names|engine|publish)\/index\.ts$|^indexer\/config\/readConfig\.ts$/
    const backdoors = imports().filter(([from, to]) => roomOf(from) === 'server' && roomOf(to) === 'indexer' && !doors.test(to))
    expect(backdoors).toEqual([])
  })
})
