import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'

export interface RunningLibrary {
  /** Address without a slash at the end. */
  url: string
  child: ChildProcess
  /** Stops the library as its user would and waits for its end. */
  stop(): Promise<void>
}

/** Starts a library as a process of its own and waits for the line with its address; an early end fails at once, with all that was printed. */
export async function launchLibrary(env: Readonly<Record<string, string>>, command: readonly string[]): Promise<RunningLibrary> {
  const child = spawn(process.execPath, command, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  const url = await addressOf(child)
  return {
    url,
    child,
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    const read = (chunk: Buffer) => {
      output += chunk.toString()
      const url = /http:\/\/\S+?(?=\/ )/.exec(output)?.[0]
      if (url) resolve(url)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('exit', (code) => reject(new Error(`the library ended with ${code} before it was ready:\n${output}`)))
  })
}
