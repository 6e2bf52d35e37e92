import type { CharacterTest } from './characters';
import type { Part, Place } from './syntax';

/** A step of a machine that looks at one character after the other (the virtual machine of Pike, as RE2 has it). */
export type Step =
  | { readonly do: 'take'; readonly test: CharacterTest }
  /** Goes on at both, and prefers the first. */
  | { readonly do: 'fork'; first: number; second: number }
  | { readonly do: 'jump'; to: number }
  | { readonly do: 'keep'; readonly slot: number }
  | { readonly do: 'check'; readonly place: Place }
  | { readonly do: 'accept' };

/** More steps than this, which only counted repetitions of long parts make, are not worked out. */
const mostSteps = 20_000;

/** The steps of an expression; undefined where they are too many. */
export function compile(part: Part): readonly Step[] | undefined {
  const steps: Step[] = [];
  add(steps, { type: 'group', part, index: 0 });
  steps.push({ do: 'accept' });
  return steps.length > mostSteps ? undefined : steps;
}

function add(steps: Step[], part: Part): void {
  if (steps.length > mostSteps) return;
  switch (part.type) {
    case 'empty':
      return;
    case 'one':
      return void steps.push({ do: 'take', test: part.test });
    case 'all':
      return part.parts.forEach((each) => add(steps, each));
    case 'any':
      return addAlternatives(steps, part.parts);
    case 'repeat':
      return addRepeat(steps, part);
    case 'group':
      steps.push({ do: 'keep', slot: part.index * 2 });
      add(steps, part.part);
      return void steps.push({ do: 'keep', slot: part.index * 2 + 1 });
    case 'at':
      return void steps.push({ do: 'check', place: part.place });
  }
}

function addAlternatives(steps: Step[], parts: readonly Part[]): void {
  const jumps: { do: 'jump'; to: number }[] = [];
  parts.forEach((each, index) => {
    if (index === parts.length - 1) return add(steps, each);
    const fork: Step = { do: 'fork', first: steps.length + 1, second: 0 };
    steps.push(fork);
    add(steps, each);
    const jump = { do: 'jump' as const, to: 0 };
    jumps.push(jump);
    steps.push(jump);
    fork.second = steps.length;
  });
  for (const jump of jumps) jump.to = steps.length;
}

function addRepeat(steps: Step[], { part, min, max, greedy }: Extract<Part, { type: 'repeat' }>): void {
  for (let count = 0; count < min && steps.length <= mostSteps; count++) add(steps, part);
  if (max === Infinity) return addLoop(steps, part, greedy);
  const forks: { fork: Extract<Step, { do: 'fork' }>; body: number }[] = [];
  for (let count = min; count < max && steps.length <= mostSteps; count++) {
    const fork = { do: 'fork' as const, first: 0, second: 0 };
    steps.push(fork);
    forks.push({ fork, body: steps.length });
    add(steps, part);
  }
  for (const { fork, body } of forks) aim(fork, body, steps.length, greedy);
}

function addLoop(steps: Step[], part: Part, greedy: boolean): void {
  const start = steps.length;
  const fork = { do: 'fork' as const, first: 0, second: 0 };
  steps.push(fork);
  add(steps, part);
  steps.push({ do: 'jump', to: start });
  aim(fork, start + 1, steps.length, greedy);
}

function aim(fork: Extract<Step, { do: 'fork' }>, body: number, end: number, greedy: boolean): void {
  fork.first = greedy ? body : end;
  fork.second = greedy ? end : body;
}
