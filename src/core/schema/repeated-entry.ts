import { isRecord } from '../lists';
import type { Path } from '../text';
import { canonicalText } from './canonical-text';
import { remedyAt } from './remedy';
import { labelOf, report, type Report, type Subject } from './report';
import type { ListType } from './types';

/** Items of a list that say again what an earlier one says. Nobody refuses them, and they do nothing. */
export function checkRepeated(subject: Subject, { distinct }: ListType, items: readonly unknown[], path: Path): void {
  if (distinct === undefined || items.length < 2) return;
  const { ref, by } = distinct;
  const first = new Map<string, number>();
  for (const [index, item] of items.entries()) {
    const key = keyOf(item, by);
    if (key === undefined) continue;
    const before = first.get(key);
    if (before === undefined) first.set(key, index);
    else report(subject, { ...repeated(subject, [...path, index], [...path, before], item, by), ref });
  }
}

/** What an item is compared by; undefined for one that is no value, or lacks all of the fields. */
function keyOf(item: unknown, by: readonly string[] | undefined): string | undefined {
  if (item === null) return undefined;
  if (by === undefined) return canonicalText(item);
  const values = by.map((name) => (isRecord(item) ? (item[name] ?? null) : null));
  return values.every((value) => value === null) ? undefined : canonicalText(values);
}

function repeated(
  subject: Subject,
  path: Path,
  before: Path,
  item: unknown,
  by: readonly string[] | undefined,
): Report {
  const [label, other] = [labelOf(subject, path), labelOf(subject, before)];
  const found = { rule: 'repeated-entry', path, part: isRecord(item) ? 'key' : 'value', accepted: true } as const;
  if (by !== undefined) {
    const message = `${label} has the ${by.join(' and ')} of ${other}, and only the first counts. Join them.`;
    return { ...found, severity: 'warning', message };
  }
  const what = isRecord(item) ? '' : `, ${String(item)},`;
  const message = `${label} repeats ${other}${what} and adds nothing. Remove one.`;
  const fix = remedyAt(subject.document, [], `Remove ${label}`, [{ type: 'delete', path }]);
  return { ...found, severity: 'info', message, fix };
}
