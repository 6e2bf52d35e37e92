import { performance } from 'node:perf_hooks';

/** One line of the table. Times are milliseconds; `value` stands for what is not a time. */
export interface Result {
  readonly name: string;
  readonly ms?: number;
  /** 95th percentile in milliseconds. */
  readonly p95?: number;
  readonly value?: number;
  readonly peer: string | null;
  readonly peerMs: number | null;
  readonly ratio: number | null;
  readonly unit: string;
}

/** One measurement: gives its lines for the bundle sizes asked for. */
export interface Bench {
  /** The names it can give, `N` standing for the size. */
  readonly names: readonly string[];
  readonly run: (wanted: (name: string) => boolean) => Promise<readonly Result[]>;
}

export const sizes = [10, 100, 1000, 5000] as const;

/** Milliseconds that a function takes once. */
export function time(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** The value below which `share` (0 to 1) of the numbers lie. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] as number;
}

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
  const ms = median(our);
  const peerMs = median(their);
  return { name, ms, p95: quantile(our, 0.95), peer, peerMs, ratio: ms / peerMs, unit: 'ms' };
}
