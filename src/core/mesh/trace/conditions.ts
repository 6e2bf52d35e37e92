import type { Trace } from './trace';

/** What stands right behind the answer of a trace, in sentences, since all of the answer depends on it. */
export function conditionsOf({ undecided, assumed }: Pick<Trace, 'undecided' | 'assumed'>): readonly string[] {
  return [undecided, assumed].filter((each) => each !== undefined);
}

/** The caveats of a trace that do not stand behind its answer already. */
export function caveatsBeside(trace: Pick<Trace, 'caveats' | 'undecided' | 'assumed'>): Trace['caveats'] {
  const conditions = conditionsOf(trace);
  return trace.caveats.filter((each) => !conditions.includes(each));
}
