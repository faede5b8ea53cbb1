import type { Config } from '#config'
import { LibraryError } from '#model'

/** What the system says of an address that is not this machine's, or of a name that it cannot look up. */
const OF_HOST = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL'])

/** Why nobody can listen at the address of the settings, in one line that names the setting at fault and what is allowed. */
export function listenProblem({ host, port }: Pick<Config, 'host' | 'port'>, cause: unknown): LibraryError {
  const code = (cause as NodeJS.ErrnoException).code ?? ''
  if (OF_HOST.has(code)) {
    const message = `設定 HOST=${host} は使えません。このコンピューターのアドレスか名前（127.0.0.1 や 0.0.0.0 など）を指定してください。`
    return new LibraryError('BAD_SETTING', message, { cause })
  }
  if (code === 'EACCES') {
    const message = `設定 PORT=${port} は使えません。権限がないので、1024 以上の空いているポートを指定してください。`
    return new LibraryError('BAD_SETTING', message, { cause })
  }
  const message = `${host} のポート ${port} が使えません。ほかで使われていないか確かめるか、PORT を変えてください。`
  return new LibraryError('PORT_IN_USE', message, { cause })
}
