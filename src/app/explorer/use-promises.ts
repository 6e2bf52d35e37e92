import { useMemo } from 'react';
import type { ExpectationCheck } from '../../core/mesh';
import type { Place } from '../../core/schema';
import { brokenWords, promiseWords } from '../promise-words';
import { useTraces, type TracedRow } from '../traces';
import { isCaller, type Row } from './row';
import { treeWords } from './words/tree';

/** What a row says of promises: that of its call, or for a workload that some of its calls fail theirs. */
export interface PromiseMark {
  readonly verdict: ExpectationCheck['verdict'];
  /** How many calls fail; undefined for a call's own row. */
  readonly count?: number;
  readonly words: string;
  /** Why, where there is more to say. */
  readonly title: string;
}

/** What to say of each row. The verdicts are looked up by where calls are written, once for all rows; a row out of sight costs nothing. */
export function usePromises(): (row: Row) => PromiseMark | undefined {
  const rows = useTraces((state) => state.rows);
  return useMemo(() => {
    const marks = promiseMarks(rows);
    return (row) => (row.place && isCaller(row) ? marks.get(keyOf(row.place)) : undefined);
  }, [rows]);
}

/** The marks of all calls that promise something, and of the workloads of those that fail, by where they are written. */
export function promiseMarks(rows: readonly TracedRow[]): ReadonlyMap<string, PromiseMark> {
  const marks = new Map<string, PromiseMark>();
  for (const { workload, call, check } of rows) {
    if (!check) continue;
    const words = promiseWords(check.verdict);
    marks.set(keyOf(call.place), { verdict: check.verdict, words, title: treeWords.promise(words, check.because) });
    if (check.verdict !== 'fails') continue;
    const key = keyOf(workload.place);
    const count = (marks.get(key)?.count ?? 0) + 1;
    marks.set(key, {
      verdict: 'fails',
      count,
      words: brokenWords(count),
      title: treeWords.promise(brokenWords(count), ''),
    });
  }
  return marks;
}

function keyOf({ file, document, path }: Place): string {
  return JSON.stringify([file, document, ...path]);
}
