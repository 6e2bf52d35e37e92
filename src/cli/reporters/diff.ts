import { untracedWords, type Comparison, type DocumentChange, type Risk } from '../../core/review';
import type { Snapshot } from '../../core/snapshot';
import { counted } from '../../core/text';

/** What `diff` found: everything a reporter prints comes from here. */
export interface Compared {
  readonly comparison: Comparison;
  readonly before: Snapshot;
  readonly after: Snapshot;
}

/** Risks, the highest first. */
export const risks: readonly Risk[] = ['high', 'medium', 'low'];

/** `3 behaviour changes: 1 high, 2 low`. Where pods are assumed, that nothing is otherwise is said for them alone. */
export function changesWords({ changes, drawn }: Pick<Comparison, 'changes' | 'drawn'>): string {
  if (changes.length === 0) return drawn === 'assumed' ? 'No behaviour change for assumed pods' : 'No behaviour change';
  const parts = risks.flatMap((risk) => {
    const count = changes.filter((change) => change.risk === risk).length;
    return count === 0 ? [] : [`${count} ${risk}`];
  });
  return `${counted(changes.length, 'behaviour change')}: ${parts.join(', ')}`;
}

/** `2 resources added, 1 changed, 1 changed in comments or layout alone`. */
export function documentsWords(documents: readonly DocumentChange[]): string {
  if (documents.length === 0) return 'No resource differs';
  const of = (is: (each: DocumentChange) => boolean, word: string): readonly string[] => {
    const number = documents.filter(is).length;
    return number === 0 ? [] : [`${number} ${word}`];
  };
  const [first = '', ...more] = [
    ...of(({ change }) => change === 'added', 'added'),
    ...of(({ change }) => change === 'removed', 'removed'),
    ...of(({ change, textOnly }) => change === 'changed' && !textOnly, 'changed'),
    ...of(({ textOnly }) => textOnly, 'changed in comments or layout alone'),
  ];
  const [number = '', ...rest] = first.split(' ');
  return [`${number} ${number === '1' ? 'resource' : 'resources'} ${rest.join(' ')}`, ...more].join(', ');
}

/** Where no more than a part could be looked at; empty where all was. */
export function limitWords({ unread, drawn, sampled }: Comparison): readonly string[] {
  const sides = { before: 'BASE', after: 'HEAD' } as const;
  const untraced = untracedWords(drawn);
  const parts = [
    ...(untraced === undefined ? [] : [untraced]),
    ...unread.map(
      ({ side, file, index, problem }) =>
        `${sides[side]} could not be read to its end in ${file}, document ${index + 1}: ${problem}`,
    ),
  ];
  const { tried, of } = sampled;
  if (tried === of) return parts;
  return [...parts, `Of ${of} pairs of a pod kind and a host that nobody draws, ${tried} were tried.`];
}

/** A text on one line, without what would steer a terminal or turn the order of letters. */
export function plainLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ');
}
