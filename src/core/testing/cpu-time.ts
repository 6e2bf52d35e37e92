/**
 * The seconds of processor time that some work takes in this process. Unlike the time on the wall, they say little of what else the machine
 * does, so a bound well above them fails for work that grows too fast, and not for a busy machine.
 */
export function cpuSeconds(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

/** The least of three tries, for work that can be done again: collecting what earlier work left behind may fall into one of them. */
export function leastCpuSeconds(work: () => void): number {
  return Math.min(cpuSeconds(work), cpuSeconds(work), cpuSeconds(work));
}
