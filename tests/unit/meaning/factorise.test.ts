import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { factorise, type SparseMatrix } from '../../../indexer/meaning/factorise.ts'

function sparse(rows: readonly (readonly number[])[]): SparseMatrix {
  const entries = rows.flatMap((row, index) => row.flatMap((value, column) => (value === 0 ? [] : [{ index, column, value }])))
  const begins = Uint32Array.from({ length: rows.length + 1 }, (_, row) => entries.filter(({ index }) => index < row).length)
  return {
    rows: rows.length,
    columnCount: rows[0]?.length ?? 0,
    begins,
    columns: Uint32Array.from(entries, ({ column }) => column),
    values: Float32Array.from(entries, ({ value }) => value),
  }
}

/** The columns of a basis. */
const directions = (basis: Float32Array, width: number) =>
  Array.from({ length: width }, (_, at) => Array.from({ length: basis.length / width }, (_row, row) => basis[row * width + at] ?? 0))
const product = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0)

describe('the basis of a matrix', () => {
  it('spans the directions along which its rows differ most', () => {
    // Two groups of rows: the plane of (1,1,0,0) and (0,0,1,1); the rest is small.
    const basis = factorise(
      sparse([
        [3, 3, 0, 0],
        [3, 2.9, 0, 0],
        [0, 0, 2, 2],
        [0, 0, 2, 2.1],
      ]),
      2,
    )
    for (const wanted of [
      [Math.SQRT1_2, Math.SQRT1_2, 0, 0],
      [0, 0, Math.SQRT1_2, Math.SQRT1_2],
    ]) {
      const shadow = directions(basis, 2).reduce((sum, direction) => sum + product(direction, wanted) ** 2, 0)
      expect(shadow).toBeGreaterThan(0.99)
    }
  })

  it('is orthonormal, with zeros for what goes beyond the rank, whatever the matrix', () => {
    const WIDTH = 6
    const matrix = fc
      .integer({ min: 1, max: 8 })
      .chain((columns) =>
        fc.array(fc.array(fc.integer({ min: -3, max: 3 }), { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 8 }),
      )
    fc.assert(
      fc.property(matrix, (rows) => {
        const basis = directions(factorise(sparse(rows), WIDTH), WIDTH)
        for (const [i, a] of basis.entries()) {
          const length = product(a, a)
          expect(Math.min(Math.abs(length), Math.abs(length - 1))).toBeLessThan(1e-3)
          for (const b of basis.slice(0, i)) expect(Math.abs(product(a, b))).toBeLessThan(1e-3)
        }
      }),
    )
  })

  it('is the same every time', () => {
    const matrix = sparse([
      [1, 2, 0],
      [0, 1, 1],
    ])
    expect(factorise(matrix, 2)).toEqual(factorise(matrix, 2))
  })
})
