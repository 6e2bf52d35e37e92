import { greatestOf } from '../lists';
import { formatPath, type Path } from '../text';
import { valueAt } from '../yaml';
import type { ChangePlace, WrittenPlace } from './behaviour-change';
import { shortWords } from './changed-paths';
import { itemWords } from './item-words';

const mostNamed = 3;

/**
 * What a side says where both say something else, and that is the reason, of the resource that decides there: `spec.trafficPolicy.tls.mode: SIMPLE`, and of an item
 * that it lacks, `spec.ports: no port 443 (TLS, https)`. Empty of a resource that is no reason, or that one side alone has.
 */
export function writtenAt({ resource }: ChangePlace, causes: readonly WrittenPlace[]): string {
  const said = causes.flatMap((cause) => {
    const { was } = cause;
    if (was === undefined || cause.resource.key !== resource.key) return [];
    const [here, there] = was.resource === resource ? [was, cause] : [cause, was];
    const [value, other] = [valueOf(here, there), valueOf(there, here)];
    const item = value === undefined && typeof there.path.at(-1) === 'number' ? itemWords(other) : undefined;
    if (item !== undefined) return [`${formatPath(listOf(here, there))}: no ${item}`];
    return [`${formatPath((isAsDeep(here, there) ? here : there).path)}: ${valueWords(value, other)}`];
  });
  return [...new Set(said)].slice(0, mostNamed).join('; ');
}

/** Whether the place is there on this side as well: that of an item is that of its list where there is none. */
function isAsDeep(here: ChangePlace, there: ChangePlace): boolean {
  return here.path.length >= there.path.length;
}

/** The list that lacks an item. */
function listOf(here: ChangePlace, there: ChangePlace): Path {
  return isAsDeep(here, there) ? here.path.slice(0, -1) : here.path;
}

/** Undefined where a list lacks the item: the place is that of the list then. */
function valueOf(here: ChangePlace, there: ChangePlace): unknown {
  return isAsDeep(here, there) ? valueAt(here.resource.value, here.path) : undefined;
}

const longest = 60;

/** Of what is long, the part in which it differs from the other side. */
function valueWords(value: unknown, other: unknown): string {
  if (value === undefined) return 'unset';
  const text = textOf(value);
  if (text.length <= longest) return text;
  const from = other === undefined ? 0 : differsFrom(text, textOf(other));
  const end = Math.min(text.length, from + longest - 1);
  return `${from > 0 ? '…' : ''}${text.slice(from, end)}${end < text.length ? '…' : ''}`;
}

function textOf(value: unknown): string {
  return shortWords(value) ?? JSON.stringify(value) ?? '';
}

/** The start of the word or value in which two texts begin to differ; 0 where what is cut off shows it too. */
function differsFrom(text: string, other: string): number {
  let same = 0;
  while (same < text.length && text[same] === other[same]) same++;
  if (same < longest / 2) return 0;
  return greatestOf([',', '{', '[', ' '].map((mark) => text.lastIndexOf(mark, same - 1) + 1));
}
