import type { Source } from '#model'

/** What a reference to a web page needs. Dates are ISO dates, or as far as known. */
export interface WebReference {
  author: string
  title: string
  site: string | null
  published: string | null
  url: string | null
  seen: string | null
}

/**
 * A reference in the form of SIST 02-2007 for web pages: 著者名. “題名”. サイト名. 更新日付. 入手先, (参照 日付).
 * Source: 科学技術振興機構「参照文献の書き方」SIST 02-2007, 4.9 (ウェブサイト).
 */
export function citeSist02({ author, title, site, published, url, seen }: WebReference): string {
  const head = [author, `“${title}”`, site, published].filter((part) => part !== null && part !== '').map((part) => `${part}.`)
  const reference = seen === null ? null : `(参照 ${seen})`
  const access = [url, reference].filter((part) => part !== null).join(', ')
  return access === '' ? head.join(' ') : `${head.join(' ')} ${access}.`
}

/** A record's source in SIST 02 form. */
export function citeSource({ publisher, title, published, url, seen }: Source): string {
  return citeSist02({ author: publisher, title, site: null, published, url, seen })
}
