/**
 * Processor time that work takes, in ms, that of the system included: what else the machine does at the same time must not decide. Limits on it are
 * there to tell time that runs away (minutes) from time that does not; they leave room for a machine several times slower than usual.
 */
export function processorTime(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
