import type { PrefectureTile } from './prefectureTiles.ts'

const DIRECTIONS: Readonly<Record<string, { row: number; column: number }>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
}

/** More than any way straight ahead. */
const WIDTH = 12

/**
 * Where an arrow key leads: the nearest tile in that direction, over the sea where there is no neighbour. A tile straight ahead wins over
 * a nearer one aside. Home and End lead to the first and last prefecture. Undefined for other keys and at the edge.
 */
export function nextTile(from: PrefectureTile, key: string, tiles: readonly PrefectureTile[]): PrefectureTile | undefined {
  if (key === 'Home') return tiles[0]
  if (key === 'End') return tiles.at(-1)
  const direction = DIRECTIONS[key]
  if (!direction) return undefined
  const ahead = tiles.flatMap((tile) => {
    const [down, right] = [tile.row - from.row, tile.column - from.column]
    const along = down * direction.row + right * direction.column
    const aside = Math.abs(down * direction.column) + Math.abs(right * direction.row)
    return along > 0 ? [{ tile, cost: along + WIDTH * aside }] : []
  })
  return ahead.sort((a, b) => a.cost - b.cost)[0]?.tile
}
