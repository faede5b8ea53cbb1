import cliProgress from 'cli-progress'

export interface Progress {
  update(done: number, total: number): void
  stop(): void
}

/** A progress bar on a terminal; elsewhere (logs, CI) a line at the beginning and at the end. Nothing appears before the first update. */
export function showProgress(title: string): Progress {
  return process.stderr.isTTY ? bar(title) : lines(title)
}

function bar(title: string): Progress {
  const format = `${title} {bar} {percentage}%`
  const shown = new cliProgress.SingleBar({ format, hideCursor: true, stream: process.stderr }, cliProgress.Presets.shades_classic)
  let started = false
  return {
    update(done, total) {
      if (!started) shown.start(total, done)
      else shown.update(done)
      started = true
    },
    stop() {
      if (started) shown.stop()
    },
  }
}

function lines(title: string): Progress {
  let shown = -1
  return {
    update(done, total) {
      if ((done === 0 || done === total) && done !== shown)
        process.stderr.write(`${title} ${total === 0 ? 100 : Math.round((100 * done) / total)}%\n`)
      shown = done
    },
    stop() {},
  }
}
