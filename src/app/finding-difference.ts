import type { Finding } from '../core/analysis';
import { append } from '../core/lists';
import { formatPath } from '../core/text';

/** What became of findings by a change. */
export interface FindingDifference {
  readonly gone: readonly Finding[];
  readonly come: readonly Finding[];
  /** Those after the change that were there before. */
  readonly stay: readonly Finding[];
}

/**
 * Compares the findings before a change with those after it. What a rule says of one place is one finding, whatever the words; so is what it says in the
 * same words of a place that has another number now, since something came or went above it.
 */
export function differenceOf(before: readonly Finding[], after: readonly Finding[]): FindingDifference {
  const stay: Finding[] = [];
  let [gone, come] = [before, after];
  for (const keyOf of likenesses) {
    const open = new Map<string, Finding[]>();
    for (const old of gone) append(open, keyOf(old), old);
    const left: Finding[] = [];
    for (const now of come) (open.get(keyOf(now))?.shift() ? stay : left).push(now);
    [gone, come] = [[...open.values()].flat(), left];
  }
  return { gone, come, stay };
}

/** The surest first. */
const likenesses: readonly ((finding: Finding) => string)[] = [
  (finding) => `${placeOf(finding)} ${finding.message}`,
  placeOf,
  (finding) => `${placeOf(finding).replace(/\[\d+\]/g, '[]')} ${finding.message}`,
];

function placeOf({ file, document, rule, path }: Finding): string {
  return [file, document, rule, formatPath(path ?? [])].join('\n');
}
