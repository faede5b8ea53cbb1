/** What the system's error codes mean, in words. @see https://nodejs.org/docs/latest-v20.x/api/errors.html#common-system-errors */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: '権限がありません',
  EPERM: '権限がありません',
  EROFS: '書き込めない場所です',
  ENOENT: 'ありません',
  ENOTDIR: 'フォルダーではありません',
  EISDIR: 'ファイルではなくフォルダーです',
  EMFILE: '一度に開けるファイルの数を超えました',
  ENOSPC: 'ディスクに空きがありません',
  ELOOP: 'リンクが輪になっています',
  EIO: 'ディスクから読めません',
  ECONNREFUSED: '接続を断られました',
  ECONNRESET: '接続が切れました',
  ENOTFOUND: 'その名前のコンピューターが見つかりません',
  EAI_AGAIN: 'その名前のコンピューターを調べられません',
  EHOSTUNREACH: '相手に届きません',
  ENETUNREACH: '相手に届きません',
  ETIMEDOUT: '返事がありません',
  UND_ERR_CONNECT_TIMEOUT: '返事がありません',
}

/**
 * Why the system refused, in words and with its code, by which an administrator can look it up: without the paths of the machine, which its own
 * message has. What has no code of the system is told as it is.
 */
export function systemReason(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause)
  const { code } = cause as NodeJS.ErrnoException
  if (typeof code !== 'string') return cause.message
  const words = REASONS[code]
  return words === undefined ? code : `${words}、${code}`
}
