import { beforeAll, describe, expect, it } from 'vitest'
import { MunicipalDirectory } from '#corpus'
import type { Municipality } from '#model'
import { USUAL_WEIGHTS } from '../../../server/municipalities/municipalityShapes.ts'
import { PeerFinder, type Peer } from '../../../server/municipalities/PeerFinder.ts'
import { tellDistance } from '../../../server/municipalities/tellDistance.ts'
import { readStarterReference } from '../starterCorpus.ts'

let directory: MunicipalDirectory
let finder: PeerFinder
beforeAll(async () => {
  directory = (await readStarterReference()).municipalities
  finder = new PeerFinder(directory)
})

function place(code: string): Municipality {
  const municipality = directory.byCode(code)
  if (!municipality) throw new Error(`no ${code}`)
  return municipality
}

const peersOf = (code: string, weights = USUAL_WEIGHTS as Parameters<PeerFinder['find']>[1]): Peer[] => finder.find(place(code), weights)
const inStep = (peers: readonly Peer[], step: Peer['step']) =>
  peers.filter((peer) => peer.step === step).map(({ municipality }) => municipality)
const groupsOf = (municipalities: readonly Municipality[]) => [...new Set(municipalities.map(({ similarGroup }) => similarGroup))].sort()

describe('peers begin with the whole official group, and nobody else:', () => {
  it.each([
    ['福津市', '402249'],
    ['南伊勢町', '244724'],
    ['中野区', '131148'],
    ['滑川市', '162060'],
    ['横浜市', '141003'],
    ['梼原町', '394050'],
  ])('%s', (name, code) => {
    const own = place(code)
    expect(own.name).toBe(name)
    const members = directory.all.filter((other) => other.similarGroup === own.similarGroup && other.code !== code)
    const first = peersOf(code).slice(0, members.length)
    expect(members.length).toBeGreaterThan(10)
    expect(first.map(({ municipality }) => municipality.code).sort()).toEqual(members.map((member) => member.code).sort())
    expect(new Set(first.map(({ step }) => step))).toEqual(new Set(['same-group']))
  })

  it('of 三重県 all other prefectures, and no municipality', () => {
    const peers = peersOf('240001')
    expect(peers).toHaveLength(46)
    expect(new Set(peers.map(({ municipality }) => municipality.kind))).toEqual(new Set(['prefecture']))
    expect(peersOf('242012').some(({ municipality }) => municipality.kind === 'prefecture')).toBe(false)
  })
})

describe('the list widens step by step:', () => {
  it('an ordinary city meets neighbouring industries nearest first, then neighbouring bands, then its prefecture', () => {
    const peers = peersOf('402249')
    expect([...new Set(peers.map(({ step }) => step))]).toEqual(['same-group', 'industry', 'band', 'prefecture'])
    const groups = [...new Set(inStep(peers, 'industry').map(({ similarGroup }) => similarGroup))]
    expect(groups).toEqual(['都市II-2', '都市II-1', '都市II-0'])
    expect(groupsOf(inStep(peers, 'band')).every((group) => /^都市I{1,3}-\d$/.test(group ?? '') && !group?.startsWith('都市II-'))).toBe(
      true,
    )
    expect(new Set(inStep(peers, 'prefecture').map(({ prefecture }) => prefecture))).toEqual(new Set(['福岡県']))
  })

  it('a city of a small group soon meets others', () => {
    const lonely = directory.all.find(({ similarGroup }) => similarGroup === '都市IV-1')
    const peers = peersOf(lonely?.code ?? '')
    expect(inStep(peers, 'same-group')).toHaveLength(2)
    expect(groupsOf(inStep(peers, 'industry'))).toEqual(['都市IV-2', '都市IV-3'])
    expect(groupsOf(inStep(peers, 'city-class'))).toEqual(['中核市', '施行時特例市'])
  })

  it('designated cities meet core cities, then special-case cities', () => {
    const wider = inStep(peersOf('141003'), 'city-class')
    expect(wider.slice(0, 62).every(({ kind }) => kind === 'core-city')).toBe(true)
    expect(wider.slice(62).every(({ kind }) => kind === 'special-case-city')).toBe(true)
  })

  it('wards meet only wards, then Tokyo', () => {
    const peers = peersOf('131148')
    expect(inStep(peers, 'same-group').every(({ kind }) => kind === 'special-ward')).toBe(true)
    expect([...new Set(peers.map(({ step }) => step))]).toEqual(['same-group', 'prefecture'])
    expect(new Set(peers.map(({ municipality }) => municipality.prefecture))).toEqual(new Set(['東京都']))
  })

  it('nobody is left without peers, meets itself, or meets anybody twice', () => {
    const wrong = directory.all.filter(({ code }) => {
      const codes = peersOf(code).map(({ municipality }) => municipality.code)
      return codes.length <= 20 || new Set(codes).size < codes.length || codes.includes(code)
    })
    expect(wrong.map(({ name }) => name)).toEqual([])
  })
})

describe('distances', () => {
  const made = (change: Partial<Municipality>): Municipality => ({ ...place('402249'), ...change })
  const finderOf = (...all: Municipality[]) => new PeerFinder(new MunicipalDirectory([...directory.all, ...all], []))

  it('are equal for half and double, for the same they are 0', () => {
    const [half, double, same] = [made({ code: 'h', population: 33_516.5 }), made({ code: 'd', population: 134_066 }), made({ code: 's' })]
    const own = place('402249')
    const found = finderOf(half, double, same)
    expect(found.distances(own, half).population).toBeCloseTo(found.distances(own, double).population ?? 0, 12)
    expect(Object.values(found.distances(own, same))).toEqual([0, 0, 0, 0, 0])
  })

  it('lie between 0 and 1, and are the same in both directions within a class', () => {
    const [a, b] = [place('402249'), place('162060')]
    for (const distance of Object.values(finder.distances(a, b))) expect(distance).toBeGreaterThan(0)
    for (const distance of Object.values(finder.distances(a, place('141003')))) expect(distance).toBeLessThan(1)
    expect(finder.distances(a, b)).toEqual(finder.distances(b, a))
  })

  it('never make a municipality near because its figures are unknown: nobody lived in 双葉町', () => {
    const futaba = place('075469')
    const peers = peersOf('394050').filter(({ step }) => step === 'industry')
    expect(finder.distances(place('394050'), futaba)).toMatchObject({ population: null, industry: null, staff: null })
    const distances = peers.map(({ distance }) => distance)
    expect(peers.find(({ municipality }) => municipality.code === futaba.code)?.distance).toBe(Math.max(...distances))
    expect(peersOf('075469').length).toBeGreaterThan(100)
  })

  it('weigh what the reader finds important, within each step', () => {
    const nothing = { population: 0, area: 0, industry: 0, fiscal: 0, staff: 0 }
    const byArea = inStep(peersOf('402249', { ...nothing, area: 3 }), 'same-group')
    const gaps = byArea.map(({ areaKm2 }) => Math.abs(Math.log((areaKm2 ?? 0) / 52.76)))
    expect(gaps).toEqual([...gaps].sort((a, b) => a - b))
    const unweighted = peersOf('402249', nothing)
    expect(new Set(unweighted.map(({ distance }) => distance))).toEqual(new Set([0]))
    expect(inStep(unweighted, 'same-group').map(({ code }) => code)).toEqual(
      inStep(unweighted, 'same-group')
        .map(({ code }) => code)
        .sort(),
    )
  })
})

describe('differences in words', () => {
  const own = () => place('402249')
  it.each([
    ['population', { population: 68_000 }, '人口はほぼ同じです（1.01倍）'],
    ['population', { population: 90_000 }, '人口はやや多いです（1.34倍）'],
    ['population', { population: 30_000 }, '人口は少ないです（0.45倍）'],
    ['population', { population: 1_525_152 }, '人口はずっと多いです（23倍）'],
    ['area', { areaKm2: 26 }, '面積は狭いです（0.49倍）'],
    ['fiscal', { fiscalStrength: 0.76 }, '財政力指数は高いです（＋0.21）'],
    ['fiscal', { fiscalStrength: 0.55 }, '財政力指数はほぼ同じです（±0.00）'],
    // In binary 0.55 − 0.50 is a little more than 0.05, and 0.60 − 0.55 a little less.
    ['fiscal', { fiscalStrength: 0.5 }, '財政力指数はほぼ同じです（－0.05）'],
    ['fiscal', { fiscalStrength: 0.6 }, '財政力指数はほぼ同じです（＋0.05）'],
    ['industry', { industry: { primary: 12.5, secondary: 19, tertiary: 68.5 } }, '産業の構造は違います（第1次産業が＋10.0ポイント）'],
    ['staff', { staff: null }, '人口千人あたりの職員数は比べられません（データがありません）'],
  ] as const)('of %s %o: %s', (id, change, words) => {
    expect(tellDistance(id, own(), { ...own(), ...change }, null).words).toBe(words)
  })
})
