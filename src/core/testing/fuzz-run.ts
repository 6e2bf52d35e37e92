import { cpuSeconds } from './cpu-time';
import { Random } from './random';

/** One sort of hostile input. */
export interface Fuzzer {
  readonly name: string;
  /** Makes a case from a seed's choices, tries it, and throws where something does not hold. */
  readonly run: (random: Random) => void;
  /** The processor time that a case may take, where it is made of many steps; else one second. */
  readonly mostSeconds?: number;
}

/** A case that broke something. The number is the seed that makes it again. */
export interface Failure {
  readonly fuzzer: string;
  readonly number: number;
  readonly what: string;
}

export interface FuzzReport {
  readonly cases: number;
  /** Of processor time. */
  readonly seconds: number;
  readonly slowest: { readonly number: number; readonly seconds: number };
  readonly failures: readonly Failure[];
}

/** How far a run goes, whichever is first. */
interface FuzzLimits {
  readonly cases?: number;
  /** Of processor time. */
  readonly seconds?: number;
  /** Told before each case, so that whoever watches knows which one never ended. */
  readonly onCase?: (number: number) => void;
}

/** The processor time that no step may take: a page that answers nobody for longer seems dead. */
const usualSeconds = 1;

/** After so many failures the rest would tell nothing new. */
const mostFailures = 20;

/** Asking for processor time takes longer than most cases do. */
const casesAtOnce = 64;

/** Runs cases of a fuzzer. The same seed makes the same cases. */
export function fuzz(fuzzer: Fuzzer, seed: number, limits: FuzzLimits): FuzzReport {
  const { cases = Infinity, seconds = Infinity, onCase } = limits;
  const failures: Failure[] = [];
  let slowest = { number: 0, seconds: 0 };
  let spent = 0;
  let index = 0;
  const runNext = (): void => {
    const number = caseNumber(seed, index++);
    onCase?.(number);
    const tried = tryCase(fuzzer, number);
    if (tried.seconds > slowest.seconds) slowest = { number, seconds: tried.seconds };
    if (tried.what !== undefined) failures.push({ fuzzer: fuzzer.name, number, what: tried.what });
  };
  while (index < cases && spent < seconds && failures.length < mostFailures) {
    const until = Math.min(cases, index + casesAtOnce);
    spent += cpuSeconds(() => {
      while (index < until) runNext();
    });
  }
  return { cases: index, seconds: spent, slowest, failures };
}

interface Tried {
  /** On the wall, or of processor time for a case that seemed slow. */
  readonly seconds: number;
  /** Why it failed; undefined where it did not. */
  readonly what: string | undefined;
}

/** Runs one case by its number. One that seems slow gets a second try: the machine, a compiler or a collector may have taken the time. */
export function tryCase(fuzzer: Fuzzer, number: number): Tried {
  const { mostSeconds = usualSeconds } = fuzzer;
  const start = performance.now();
  const what = whatBreaks(fuzzer, number);
  const seconds = (performance.now() - start) / 1000;
  if (what !== undefined || seconds <= mostSeconds) return { seconds, what };
  const again = cpuSeconds(() => whatBreaks(fuzzer, number));
  return { seconds: again, what: again <= mostSeconds ? undefined : `It took ${again.toFixed(1)} s of processor time` };
}

function whatBreaks({ run }: Fuzzer, number: number): string | undefined {
  try {
    run(new Random(number));
    checkPrototypes();
    return undefined;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

const prototypes = [Object.prototype, Array.prototype, String.prototype, Function.prototype, Map.prototype];
const untouched = prototypes.map((each) => Reflect.ownKeys(each).length);

/** A name such as `__proto__` in a text must never reach what all objects inherit from. */
function checkPrototypes(): void {
  for (const [index, each] of prototypes.entries())
    if (Reflect.ownKeys(each).length !== untouched[index])
      throw new Error(`A prototype was written to: ${Reflect.ownKeys(each).map(String).join(', ')}`);
}

/** Seeds that lie side by side make cases that have nothing in common. */
function caseNumber(seed: number, index: number): number {
  const mixed = Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
