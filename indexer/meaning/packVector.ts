const MAX = 127

/** A vector in few characters: each number as a signed byte in parts of the largest, in base64. Cosines change by less than 0.002. */
export function packVector(vector: Float32Array): string {
  const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1
  return Buffer.from(Int8Array.from(vector, (value) => Math.round((value / largest) * MAX)).buffer).toString('base64')
}

/** A vector's direction as it was packed, at unit length; null for the empty text that stands for no vector. */
export function unpackVector(packed: string): Float32Array | null {
  if (packed === '') return null
  const bytes = Buffer.from(packed, 'base64')
  const numbers = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length)
  const length = Math.sqrt(numbers.reduce((total, value) => total + value * value, 0)) || 1
  return Float32Array.from(numbers, (value) => value / length)
}

/** A vector as the engine takes it: four decimals are more than its distances need, and a quarter of the characters. */
export function toNumbers(vector: Float32Array): number[] {
  return Array.from(vector, (value) => Math.round(value * 10_000) / 10_000)
}

/** The product of two vectors of one length: their cosine, -1 to 1, where both are unit vectors. */
export function productOf(a: Float32Array, b: Float32Array): number {
  let product = 0
  for (let at = 0; at < a.length; at += 1) product += (a[at] ?? 0) * (b[at] ?? 0)
  return product
}
