import type { Socket } from 'node:net'

/** Longest head of a request, in bytes: a search field full of kana pasted by mistake still gets the answer that says so. */
export const MAX_HEAD_BYTES = 131_072

const BODY = JSON.stringify({ code: 'BAD_REQUEST', message: '要求を読み取れませんでした。アドレスが長すぎないか、確かめてください。' })

/** Answers what is not even a request (a head beyond {@link MAX_HEAD_BYTES}, broken HTTP) as the API answers everything, and hangs up. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const head = ['HTTP/1.1 400 Bad Request', 'Content-Type: application/json; charset=utf-8', `Content-Length: ${Buffer.byteLength(BODY)}`]
  socket.end(`${[...head, 'Connection: close'].join('\r\n')}\r\n\r\n${BODY}`)
}
