import { addAll, isSameList, sameList } from '../lists';
import type { Document } from '../yaml';
import type { RuleInput } from './run';

/** Something that can be asked of a workspace. The answer depends on nothing else. */
export type Question<T> = (input: RuleInput) => T;

/** What was read for an answer, each with what it said then. */
type Reads = Map<Question<unknown>, unknown>;

interface Memory<T> {
  /** Of the input for which the answer was last found to hold. The input itself would keep a whole snapshot alive. */
  readonly stamp: number;
  readonly answer: T;
  readonly reads: Reads;
}

/** Of the question that is being worked out; undefined while nobody takes notes. */
let reading: Reads | undefined;

/** Something that can be read off an input at once. Whoever reads it is worked out anew when it is another one by identity. */
export function fact<T>(read: (input: RuleInput) => T): Question<T> {
  const ask: Question<T> = (input) => {
    const answer = read(input instanceof Watched ? input.input : input);
    reading?.set(ask, answer);
    return answer;
  };
  return ask;
}

/**
 * A question whose answer stays while all that was read for it stays the same by identity. What it reads is noted while it is worked out: other
 * questions, facts, and the parts of the input itself, which change with every snapshot. The answer before is passed on, so that a list with the
 * same items can be answered with the same list, and nobody who read it has to look again. One answer is remembered: that for the last input.
 */
export function question<T>(work: (input: RuleInput, before: T | undefined) => T): Question<T> {
  let memory: Memory<T> | undefined;
  const ask: Question<T> = (input) => {
    const watched = watch(input);
    const { stamp } = watched;
    if (memory === undefined || memory.stamp !== stamp)
      memory =
        memory && stillHolds(memory, watched)
          ? { ...memory, stamp }
          : { stamp, ...workOut(work, watched, memory?.answer) };
    reading?.set(ask, memory.answer);
    return memory.answer;
  };
  return ask;
}

/** A question for each key. */
export function questionBy<T>(work: (input: RuleInput, key: string) => T): (input: RuleInput, key: string) => T {
  const questions = new Map<string, Question<T>>();
  return (input, key) => {
    let ask = questions.get(key);
    if (ask === undefined) questions.set(key, (ask = question((each) => work(each, key))));
    return ask(input);
  };
}

/**
 * The answers for the items of a list, one for each. Where the items and what they are judged by were the same before, nothing is worked out, and
 * nothing is even looked at: an edit changes one item of thousands.
 */
export function eachOf<T, C, R>(
  itemsOf: Question<readonly T[]>,
  contextOf: Question<C>,
  work: (item: T, context: C) => R,
): Question<readonly R[]> {
  const answered = question((input, before: Answered<T, C, R> | undefined): Answered<T, C, R> => {
    const [items, context] = [itemsOf(input), contextOf(input)];
    const judge = (item: T): R => work(item, context);
    const answers = before && before.context === context ? answersAgain(before, items, judge) : items.map(judge);
    return { items, context, answers };
  });
  return question((input) => answered(input).answers);
}

interface Answered<T, C, R> {
  readonly items: readonly T[];
  readonly context: C;
  readonly answers: readonly R[];
}

/** The answers for items of which most are those of before, at their ends; the same list where all answers are. */
function answersAgain<T, R>(
  before: Pick<Answered<T, unknown, R>, 'items' | 'answers'>,
  items: readonly T[],
  work: (item: T) => R,
): readonly R[] {
  const { head, tail } = commonEnds(before.items, items);
  const [end, endBefore] = [items.length - tail, before.items.length - tail];
  const moved = items.length - before.items.length;
  const fresh: R[] = [];
  for (let index = head; index < end; index++) {
    const item = items[index] as T;
    // Behind an item that came or went the others stand a place further on.
    if (before.items[index] === item) fresh.push(before.answers[index] as R);
    else if (before.items[index - moved] === item) fresh.push(before.answers[index - moved] as R);
    else fresh.push(work(item));
  }
  const old = before.answers.slice(head, endBefore);
  if (isSameList(fresh, old)) return before.answers;
  return before.answers.slice(0, head).concat(fresh, before.answers.slice(endBefore));
}

/** How many items two lists have in common at their beginning and, of the rest, at their end. */
function commonEnds<T>(a: readonly T[], b: readonly T[]): { readonly head: number; readonly tail: number } {
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return { head, tail };
}

const nothing: Question<undefined> = () => undefined;
const empty: readonly never[] = [];

/** The same for answers that are lists, joined into one; most are empty. */
export function flatOf<T, R>(itemsOf: Question<readonly T[]>, work: (item: T) => readonly R[]): Question<readonly R[]> {
  const lists = eachOf(itemsOf, nothing, (item): readonly R[] => {
    const list = work(item);
    return list.length === 0 ? empty : list;
  });
  return question((input, before: readonly R[] | undefined) => {
    const all: R[] = [];
    for (const list of lists(input)) if (list !== empty) addAll(all, list);
    return sameList(all, before);
  });
}

function stillHolds({ reads }: Memory<unknown>, input: RuleInput): boolean {
  return noting(undefined, () => [...reads].every(([ask, answer]) => ask(input) === answer));
}

function workOut<T>(
  work: (input: RuleInput, before: T | undefined) => T,
  input: RuleInput,
  before: T | undefined,
): Omit<Memory<T>, 'stamp'> {
  const reads: Reads = new Map();
  return { answer: noting(reads, () => work(input, before)), reads };
}

function noting<T>(reads: Reads | undefined, run: () => T): T {
  const outer = reading;
  reading = reads;
  try {
    return run();
  } finally {
    reading = outer;
  }
}

const filesOf = fact(({ files }) => files);
const meshOf = fact(({ mesh }) => mesh);
const statedOf = fact(({ settings }) => settings);

/** All resources in the order of the files. */
export const resourcesOf = fact(({ resources }) => resources);

/** All documents in the order of the files. */
export const documentsOf = fact(({ files }): readonly Document[] =>
  files.length === 1 && files[0] ? files[0].stream.documents : files.flatMap(({ stream }) => stream.documents),
);

/** What the mesh is set to. */
export const settingsOf = fact(({ mesh }) => mesh.settings);

/** The designs that are drawn. */
export const designsOf = fact(({ mesh }) => mesh.designs);

/** An input whose parts cannot be read without being noted, so that no answer outlives what it was made from. */
class Watched implements RuleInput {
  readonly stamp = ++stamps;

  constructor(readonly input: RuleInput) {}

  get files(): RuleInput['files'] {
    return filesOf(this);
  }

  get resources(): RuleInput['resources'] {
    return resourcesOf(this);
  }

  get mesh(): RuleInput['mesh'] {
    return meshOf(this);
  }

  get settings(): NonNullable<RuleInput['settings']> {
    return statedOf(this) ?? {};
  }
}

let stamps = 0;

const watchedByInput = new WeakMap<RuleInput, Watched>();

function watch(input: RuleInput): Watched {
  if (input instanceof Watched) return input;
  let watched = watchedByInput.get(input);
  if (watched === undefined) watchedByInput.set(input, (watched = new Watched(input)));
  return watched;
}
