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
 * Compares the findings of one design before a change with those after it, by file, document and path. What a rule says of one place is one finding, whatever
 * the words; so is what it says in the same words of a place that has another number now, since something came or went above it. Two designs, of which
 * resources may stand anywhere, are compared by `findingChanges` of `core/review`; findings of one and the same text by `isSameInText`.
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

/** What a finding is known by while the text around it changes. */
export function nameOf(finding: Finding): string {
  return `${placeOf(finding)} ${finding.message}`;
}

/** The surest first. */
const likenesses: readonly ((finding: Finding) => string)[] = [
  nameOf,
  placeOf,
  (finding) => `${placeOf(finding).replace(/\[\d+\]/g, '[]')} ${finding.message}`,
];

function placeOf({ file, document, rule, path }: Finding): string {
  return [file, document, rule, formatPath(path ?? [])].join('\n');
}
