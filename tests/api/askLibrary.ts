import { inject } from 'vitest'
import type { SearchResponse } from '../../server/search/searchShapes.ts'

export interface Answer<T> {
  status: number
  body: T
  headers: Headers
}

/** Asks the running library; parameters may repeat. */
export async function ask<T>(path: string, parameters: Readonly<Record<string, string | readonly string[]>> = {}): Promise<Answer<T>> {
  const query = new URLSearchParams()
  for (const [name, values] of Object.entries(parameters)) for (const value of [values].flat()) query.append(name, value)
  const response = await fetch(`${inject('libraryUrl')}${path}${query.size > 0 ? `?${query}` : ''}`)
  return { status: response.status, body: (await response.json()) as T, headers: response.headers }
}

/** Searches and expects an answer. */
export async function search(parameters: Readonly<Record<string, string | readonly string[]>>): Promise<SearchResponse> {
  const { status, body } = await ask<SearchResponse>('/api/search', parameters)
  if (status !== 200) throw new Error(`search answered ${status}: ${JSON.stringify(body)}`)
  return body
}

export interface ErrorBody {
  code: string
  message: string
  parameter?: string
}
