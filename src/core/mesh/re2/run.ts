import { isWord } from './characters';
import type { Step } from './program';
import type { Place } from './syntax';

/** Where groups of a match begin and end, in code points, by twice their index; -1 for one that took no part. */
export type Captures = readonly number[];

interface Thread {
  readonly at: number;
  readonly captures: Captures;
}

/** Threads that look at the same character, the preferred first, each step at most once: so the time is the length of the text times the steps. */
interface Threads {
  readonly list: Thread[];
  readonly seen: Set<number>;
}

/**
 * The first match at or behind `from`, of those that begin there the preferred one, as Perl and RE2 prefer; with `whole` the one from there to the end
 * of the text. Undefined where there is none.
 */
export function run(
  steps: readonly Step[],
  codes: readonly number[],
  { from = 0, whole = false }: { from?: number; whole?: boolean },
): Captures | undefined {
  let found: Captures | undefined;
  let threads: Threads = empty();
  for (let at = from; at <= codes.length; at++) {
    if (found === undefined && (at === from || !whole)) follow(steps, codes, at, threads, { at: 0, captures: [] });
    if (threads.list.length === 0) break;
    const next = empty();
    for (const thread of threads.list) {
      const step = steps[thread.at];
      if (step?.do === 'accept' && (!whole || at === codes.length)) {
        found = thread.captures;
        // Those behind it in the list are less preferred.
        break;
      }
      const code = codes[at];
      if (step?.do === 'take' && code !== undefined && step.test(code))
        follow(steps, codes, at + 1, next, { ...thread, at: thread.at + 1 });
    }
    threads = next;
  }
  return found;
}

function empty(): Threads {
  return { list: [], seen: new Set() };
}

/** Adds a thread at the next steps that look at a character, or accept. */
function follow(
  steps: readonly Step[],
  codes: readonly number[],
  at: number,
  { list, seen }: Threads,
  start: Thread,
): void {
  const waiting: Thread[] = [start];
  for (let thread = waiting.pop(); thread !== undefined; thread = waiting.pop()) {
    if (seen.has(thread.at)) continue;
    seen.add(thread.at);
    const step = steps[thread.at];
    if (step === undefined) continue;
    if (step.do === 'take' || step.do === 'accept') list.push(thread);
    else waiting.push(...onward(step, thread, codes, at));
  }
}

/** Where a thread goes on; the last of the list is looked at first. */
function onward(
  step: Exclude<Step, { do: 'take' | 'accept' }>,
  { at, captures }: Thread,
  codes: readonly number[],
  place: number,
): readonly Thread[] {
  switch (step.do) {
    case 'jump':
      return [{ at: step.to, captures }];
    case 'fork':
      return [
        { at: step.second, captures },
        { at: step.first, captures },
      ];
    case 'keep': {
      const kept = [...captures];
      while (kept.length <= step.slot) kept.push(-1);
      kept[step.slot] = place;
      return [{ at: at + 1, captures: kept }];
    }
    case 'check':
      return holds(step.place, codes, place) ? [{ at: at + 1, captures }] : [];
  }
}

function holds(place: Place, codes: readonly number[], at: number): boolean {
  const edge = isWordAt(codes, at - 1) !== isWordAt(codes, at);
  switch (place) {
    case 'text-start':
      return at === 0;
    case 'text-end':
      return at === codes.length;
    case 'line-start':
      return at === 0 || codes[at - 1] === 10;
    case 'line-end':
      return at === codes.length || codes[at] === 10;
    case 'word-edge':
      return edge;
    case 'no-word-edge':
      return !edge;
  }
}

function isWordAt(codes: readonly number[], at: number): boolean {
  const code = codes[at];
  return code !== undefined && isWord(code);
}
