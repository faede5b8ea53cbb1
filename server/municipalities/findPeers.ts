import type { MunicipalDirectory } from '#corpus'
import type { Municipality } from '#model'

export interface Peer {
  municipality: Municipality
  reason: string
}

const SHOWN = 20

/**
 * Municipalities like one: those of its similar-municipality group (類似団体), nearest in population first; where the group is small,
 * those of the same kind follow. Prefectures are compared with prefectures only.
 */
export function findPeers(municipality: Municipality, { all }: MunicipalDirectory): Peer[] {
  const others = all.filter(({ code }) => code !== municipality.code)
  if (municipality.kind === 'prefecture') {
    return others.filter(({ kind }) => kind === 'prefecture').map((peer) => ({ municipality: peer, reason: '同じ都道府県です。' }))
  }
  const group = others.filter(({ similarGroup }) => similarGroup === municipality.similarGroup)
  const sameKind = others.filter((other) => other.kind === municipality.kind && !group.includes(other))
  const nearest = (list: readonly Municipality[]) => [...list].sort((a, b) => distance(municipality, a) - distance(municipality, b))
  return [
    ...nearest(group).map((peer) => ({
      municipality: peer,
      reason: `同じ類似団体（${municipality.similarGroup}）で、${ratioText(municipality, peer)}。`,
    })),
    ...nearest(sameKind).map((peer) => ({
      municipality: peer,
      reason: `類似団体は異なりますが種類が同じで、${ratioText(municipality, peer)}。`,
    })),
  ].slice(0, SHOWN)
}

/** Populations differ by factors, not by heads: half and double are equally far. */
function distance(a: Municipality, b: Municipality): number {
  return a.population && b.population ? Math.abs(Math.log(a.population / b.population)) : Number.POSITIVE_INFINITY
}

function ratioText(own: Municipality, other: Municipality): string {
  if (!own.population || !other.population) return '人口は比べられません'
  return `人口は${(other.population / own.population).toFixed(2)}倍です`
}
