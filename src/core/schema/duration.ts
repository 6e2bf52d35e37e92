const nanosecondsOf: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 6e10,
  h: 3.6e12,
};

/** Go keeps durations in 64 bits of nanoseconds, so this is as long as one can be. */
const longest = 2 ** 63;

/**
 * The length of a duration in milliseconds, or null when Go could not read it: decimal numbers with a unit each (`1h30m`, `1.5s`), a sign
 * before them, or `0` alone. There is no unit for days.
 */
export function readDuration(text: string): number | null {
  const match = /^([+-]?)(.*)$/s.exec(text);
  const sign = match?.[1] === '-' ? -1 : 1;
  const rest = match?.[2] ?? '';
  if (rest === '0') return 0;
  if (!/^((\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h))+$/.test(rest)) return null;
  let total = 0;
  for (const [, whole = '', fraction = '', unit = ''] of rest.matchAll(/(\d*)\.?(\d*)(ns|us|µs|μs|ms|s|m|h)/g)) {
    const nanoseconds = nanosecondsOf[unit] as number;
    // Go adds whole nanoseconds, so that 1.001s has no remainder.
    total += Number(whole) * nanoseconds + Math.trunc(Number(fraction) * (nanoseconds / 10 ** fraction.length));
  }
  return total < longest ? (sign * total) / 1e6 : null;
}

/**
 * What istiod's webhook has against a duration that it could read: it is below 1 ms, or no whole number of milliseconds. The CRDs take 1.5ms
 * (istio/istio pkg/config/validation/agent/validation.go, ValidateDuration). Undefined too for what cannot be read, which its decoder refuses.
 */
export function durationFault(text: string): 'too-short' | 'too-fine' | undefined {
  const milliseconds = readDuration(text);
  if (milliseconds === null) return undefined;
  if (milliseconds < 1) return 'too-short';
  return Number.isInteger(milliseconds) ? undefined : 'too-fine';
}
