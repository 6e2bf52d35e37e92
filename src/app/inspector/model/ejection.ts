/**
 * How many of `total` hosts can be out at the same time. Envoy ejects one more only while 100 * (ejected + 1) / total stays at or under
 * the limit, and since 1.28 never guarantees that one may go (outlier_detection_impl.cc, pull request 27909).
 */
export function ejectableHosts(total: number, maxEjectionPercent: number): number {
  return Math.floor((maxEjectionPercent * total) / 100);
}

/** The smallest percentage at which `count` of `total` hosts can be ejected. */
export function percentToEject(count: number, total: number): number {
  return Math.ceil((100 * count) / total);
}

/** The percentages at which one more host can be ejected, for the marks of a slider; none when there are too many to tell apart. */
export function ejectionMarks(total: number): readonly number[] {
  if (total < 1 || total > 20) return [];
  return Array.from({ length: total }, (_, index) => percentToEject(index + 1, total));
}

/** What a limit means for a number of hosts. Zero counts as unset, and Envoy's default is 10 %. */
export function describeEjection(total: number, written: number | undefined): string {
  const percent = written === undefined || written === 0 ? 10 : written;
  const count = ejectableHosts(total, percent);
  if (count === 0) {
    return `No endpoint can be ejected: ${percent} % of ${total} is less than one. ${percentToEject(1, total)} or more ejects one.`;
  }
  return `Ejects up to ${count} of ${total} endpoint${total === 1 ? '' : 's'}.`;
}
