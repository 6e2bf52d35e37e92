import { sizes, type Result } from './measure';

/** A line with how it grows from the size before: the ratio of the figures divided by the ratio of the sizes, so that 1 is linear. */
interface Grown extends Result {
  readonly growth?: number;
}

/** From here on growth is marked in the table: more than what a noisy machine makes of linear. */
const tooFast = 1.3;

/** The lines with their growth. Of lines with one name, which have different peers, the first has it; it is ours. */
export function withGrowth(results: readonly Result[]): readonly Grown[] {
  const firsts = new Map<string, Result>();
  for (const result of results) if (!firsts.has(result.name)) firsts.set(result.name, result);
  return results.map((result) => {
    const before = firsts.get(result.name) === result ? sizeBefore(result.name, firsts) : undefined;
    const growth = before && growthFrom(before, result);
    return growth === undefined ? result : { ...result, growth };
  });
}

/** The line of the next smaller size that was measured. */
function sizeBefore(name: string, results: ReadonlyMap<string, Result>): Result | undefined {
  const { stem, size } = sizeIn(name);
  return sizes
    .filter((each) => size !== undefined && each < size)
    .map((each) => results.get(`${stem}-${each}`))
    .findLast((each) => each !== undefined && figureOf(each) !== undefined);
}

function growthFrom(before: Result, result: Result): number | undefined {
  const [from, to] = [figureOf(before), figureOf(result)];
  const [small, large] = [sizeIn(before.name).size, sizeIn(result.name).size];
  if (from === undefined || to === undefined || small === undefined || large === undefined || from <= 0)
    return undefined;
  return to / from / (large / small);
}

function figureOf({ ms, value }: Result): number | undefined {
  return ms ?? value;
}

function sizeIn(name: string): { readonly stem: string; readonly size: number | undefined } {
  const match = /^(.*)-(\d+)$/.exec(name);
  return { stem: match?.[1] ?? name, size: match ? Number(match[2]) : undefined };
}

/** A line of the table. Growth that is worse than linear is marked with an exclamation mark. */
export function row(result: Grown): string {
  if (result.skipped !== undefined) return `${result.name.padEnd(30)} ${'-'.padStart(16)}  ${result.skipped}`;
  const figure = result.ms === undefined ? `${round(result.value ?? 0)} ${result.unit}` : `${round(result.ms)} ms`;
  const tail = result.p95 === undefined ? '' : `p95 ${round(result.p95)} ms`;
  const grown = result.growth === undefined ? '' : `x${round(result.growth)}${result.growth > tooFast ? ' !' : ''}`;
  const rest = [besidePeer(result), result.note === undefined ? '' : `[${result.note}]`].filter((each) => each !== '');
  return `${result.name.padEnd(30)} ${figure.padStart(16)}  ${tail.padEnd(15)} ${grown.padEnd(9)} ${rest.join(' ')}`.trimEnd();
}

function besidePeer({ peer, peerMs, peerValue, ratio, unit }: Result): string {
  if (peer === null) return '';
  const theirs = peerMs === null ? peerValue && `${round(peerValue)} ${unit}` : `${round(peerMs)} ms`;
  return ratio === null || theirs === undefined ? `(${peer})` : `${round(ratio)} x ${peer} (${theirs})`;
}

function round(value: number): string {
  if (value !== 0 && Math.abs(value) < 0.0005) return value.toExponential(1);
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
