import { performance } from 'node:perf_hooks';

/** One line of the table. Times are milliseconds; `value` stands for what is not a time. */
export interface Result {
  /** Ends with the size of what was measured where there are several; lines of one name have different peers. */
  readonly name: string;
  readonly ms?: number;
  /** 95th percentile in milliseconds. */
  readonly p95?: number;
  readonly value?: number;
  readonly peer: string | null;
  readonly peerMs: number | null;
  /** The peer's figure where it is not a time. */
  readonly peerValue?: number;
  /** Ours by the peer's. */
  readonly ratio: number | null;
  readonly unit: string;
  /** What has to be known to read the line. */
  readonly note?: string;
  /** Why nothing was measured. */
  readonly skipped?: string;
}

/** What a run is asked for. */
export interface Asked {
  /** Whether a line is asked for, by its whole name. */
  readonly wanted: (name: string) => boolean;
  /** Whether what takes minutes is measured too. */
  readonly all: boolean;
  /** The folder of the built page. */
  readonly web: string;
}

/** One measurement: gives its lines for the bundle sizes asked for. */
export interface Bench {
  /** The names it can give, `N` standing for the size. */
  readonly names: readonly string[];
  readonly run: (asked: Asked) => Promise<readonly Result[]>;
}

/** How many services the bundles have that are measured. */
export const sizes = [10, 100, 1000, 5000] as const;

/** Milliseconds that a function takes once. */
export function time(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** The value below which `share` (0 to 1) of the numbers lie. */
function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] as number;
}

/** The value in the middle; of an even number of values the upper one of the two. */
export function median(numbers: readonly number[]): number {
  return quantile(numbers, 0.5);
}

/** How often to repeat something at a size so that a bench stays under a minute, at least five times. */
export function repeatsFor(size: number): number {
  return size >= 5000 ? 5 : size >= 1000 ? 9 : 25;
}

/**
 * Runs two functions in turn, after one warm-up of each, and gives the median of either and their ratio. No garbage collection is
 * forced between them: that flushes compiled code.
 */
export function compare(
  name: string,
  ours: () => unknown,
  peer: string,
  peers: () => unknown,
  repeats: number,
): Result {
  ours();
  peers();
  const our: number[] = [];
  const their: number[] = [];
  for (let i = 0; i < repeats; i++) {
    our.push(time(ours));
    their.push(time(peers));
  }
  return beside(name, our, peer, median(their));
}

/** The line of our times beside what a peer takes. */
export function beside(name: string, times: readonly number[], peer: string, peerMs: number): Result {
  const ms = median(times);
  return { name, ms, p95: quantile(times, 0.95), peer, peerMs, ratio: ms / peerMs, unit: 'ms' };
}

/** The line of our times, which have no peer. */
export function alone(name: string, times: readonly number[]): Result {
  return { name, ms: median(times), p95: quantile(times, 0.95), peer: null, peerMs: null, ratio: null, unit: 'ms' };
}

/** The line of a figure that is no time. */
export function figure(name: string, value: number, unit: string, note?: string): Result {
  return { name, value, peer: null, peerMs: null, ratio: null, unit, ...(note === undefined ? {} : { note }) };
}

/** The line of what was not measured. */
function skip(name: string, skipped: string): Result {
  return { name, peer: null, peerMs: null, ratio: null, unit: '', skipped };
}

/**
 * A line for each size that is asked for. A size above `upTo` takes minutes, so it is left out with a line that says so unless everything is asked for.
 */
export async function forSizes(
  name: string,
  { wanted, all }: Asked,
  measure: (name: string, size: number) => Result | readonly Result[] | Promise<Result | readonly Result[]>,
  upTo: number = Infinity,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const size of sizes) {
    const full = `${name}-${size}`;
    if (!wanted(full)) continue;
    if (size > upTo && !all) results.push(skip(full, 'takes minutes; measured with --all'));
    else results.push(...[await measure(full, size)].flat());
  }
  return results;
}

/** The numbers from 0 up to `count`, without it. */
export function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
