import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** With this ps says that there is no such process. */
const NO_PROCESS = 1
/** What /proc says of a process that is not there, or ends while it is read. */
const GONE = new Set(['ENOENT', 'ESRCH'])

/**
 * The command line of a process, its arguments after one another; empty for one that is not there, and for a zombie.
 * On Linux it is read from /proc: ps is missing from many containers.
 * @param platform as process.platform has it
 * @throws what went wrong, where that says nothing about the process: /proc is not mounted, ps is missing or not allowed.
 */
export async function commandLineOf(pid: number, platform: NodeJS.Platform = process.platform): Promise<string> {
  return platform === 'linux' ? readProc(pid) : askPs(pid)
}

async function readProc(pid: number): Promise<string> {
  try {
    return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ')
  } catch (error) {
    if (!GONE.has((error as NodeJS.ErrnoException).code ?? '')) throw error
    // Of ourselves it knows, if it is there at all.
    await readFile(`/proc/${process.pid}/cmdline`)
    return ''
  }
}

async function askPs(pid: number): Promise<string> {
  try {
    return (await run('ps', ['-o', 'args=', '-p', String(pid)])).stdout
  } catch (error) {
    // Of a program that could not be run the code is a name, as ENOENT.
    if ((error as { code?: unknown }).code === NO_PROCESS) return ''
    throw error
  }
}
