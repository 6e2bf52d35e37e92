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
