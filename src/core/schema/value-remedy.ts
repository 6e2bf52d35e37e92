import { isRecord } from '../lists';
import type { Path, QuickFix } from '../text';
import { findNode, NodeKind, type Document } from '../yaml';
import { problemOf } from './check-value';
import { meantDuration } from './meant-duration';
import { rangeAt } from './places';
import { remedyAt } from './remedy';
import type { Subject } from './report';
import { closest } from './spelling';
import { statedValues } from './stated-values';
import type { Field, FieldType, ListType, ObjectType, StringType } from './types';
import { wrapMapping } from './wrap-mapping';

/** What to write in place of a value that is refused. */
interface Remedy {
  /** One sentence that ends the message. */
  readonly advice: string;
  /** Left out where the advice leaves something open. */
  readonly fix?: () => QuickFix | null;
}

/** What was meant by a value that its type refuses, where only one thing can have been; undefined elsewhere. `field` is the one of the value or of its list. */
export function remedyFor(
  subject: Subject,
  type: FieldType,
  value: unknown,
  path: Path,
  field: Field,
): Remedy | undefined {
  if (Array.isArray(value) && type.type !== 'list') return unwrap(subject, type, value, path);
  switch (type.type) {
    case 'string':
      return typeof value === 'string' ? correctText(subject, type, value, path) : quoteScalar(subject, type, path);
    case 'list':
      return isRecord(value) ? wrapFields(subject, type, value, path) : wrapScalar(subject, type, value, path);
    case 'object':
      return nestScalar(subject, type, value, path, keyOfItem(field, type));
    default:
      return typeof value === 'string' ? unquote(subject, type, value, path) : undefined;
  }
}

function correctText(subject: Subject, type: StringType, value: string, path: Path): Remedy | undefined {
  const names = type.enum ?? type.known?.values;
  const meant = names
    ? closest(
        value,
        names.map((each) => each.value),
      )
    : type.format === 'duration'
      ? meantDuration(value)
      : undefined;
  if (meant === undefined || problemOf(type, meant) !== null) return undefined;
  return set(subject, path, meant, `Use ${meant}.`, `Write ${meant}`);
}

/** A number, a boolean or nothing where text belongs: what was written is text as soon as it stands in quotes. */
function quoteScalar(subject: Subject, type: StringType, path: Path): Remedy | undefined {
  if (type.enum ?? type.known) return undefined;
  const text = writtenScalar(subject, path);
  if (text === undefined) return undefined;
  const problem = problemOf(type, text);
  if (problem?.rule === 'bad-duration') return { advice: `Add the unit, as in ${text}s or ${text}ms.` };
  if (problem !== null) return undefined;
  return { advice: 'Put it in quotes.', fix: () => quote(subject, path, text) };
}

/** The text of a plain scalar, which is what its author saw: 1.30 and not 1.3. */
function writtenScalar({ document }: Subject, path: Path): string | undefined {
  const { tree, text } = document;
  const node = findNode(tree, path);
  return node >= 0 && tree.kind[node] === NodeKind.Plain ? text.slice(tree.start[node], tree.end[node]) : undefined;
}

/** Quotes around a plain scalar. It may already be text by YAML 1.2, so this is no change of the value that an edit could make. */
export function quote(subject: Subject, path: Path, text: string): QuickFix {
  const { from, to } = rangeAt(subject.document, path, 'value');
  return { title: `Write "${text}"`, edits: [{ from, to, insert: `"${text}"` }] };
}

function unquote(subject: Subject, type: FieldType, value: string, path: Path): Remedy | undefined {
  const meant = meantScalar(type, value);
  if (meant === undefined || problemOf(type, meant) !== null || isPlain(subject.document, path)) return undefined;
  return set(subject, path, meant, 'Remove the quotes.', `Write ${String(meant)}`);
}

function meantScalar(type: FieldType, value: string): number | boolean | undefined {
  if (type.type === 'boolean') return /^(true|false)$/.test(value) ? value === 'true' : undefined;
  const form = type.type === 'integer' ? /^\d+$/ : /^\d+(\.\d+)?$/;
  return (type.type === 'integer' || type.type === 'number') && form.test(value) ? Number(value) : undefined;
}

function isPlain(document: Document, path: Path): boolean {
  const node = findNode(document.tree, path);
  return node >= 0 && document.tree.kind[node] === NodeKind.Plain;
}

/** One value where a list of such values belongs, or several with commas between them. */
function wrapScalar(subject: Subject, type: ListType, value: unknown, path: Path): Remedy | undefined {
  const parts =
    typeof value === 'string' && value.includes(',') ? value.split(',').map((part) => part.trim()) : [value];
  const fits = parts.every((part) => isWord(part) && problemOf(type.item, part) === null);
  if (!fits || type.item.type === 'any') return undefined;
  const [advice, title] =
    parts.length === 1
      ? ['Write it as a list of one.', 'Make it a list']
      : ['Write it as a list, an item each.', `Split it into a list of ${parts.length}`];
  return set(subject, path, parts, advice, title);
}

/** Whether a value is a scalar, and as a text one without spaces. A mapping may hold keys such as `toString`, and is never made a text. */
function isWord(value: unknown): boolean {
  if (typeof value === 'string') return /^\S+$/.test(value);
  return typeof value !== 'object' || value === null;
}

/** The fields of one item where a list of items belongs. */
function wrapFields(
  subject: Subject,
  type: ListType,
  value: Readonly<Record<string, unknown>>,
  path: Path,
): Remedy | undefined {
  const { item } = type;
  const keys = Object.keys(value);
  const known = item.type === 'object' ? item.fields.map((field) => field.name) : [];
  if (keys.length === 0 || !keys.every((key) => known.includes(key))) return undefined;
  const fix = (): QuickFix | null => {
    const edits = wrapMapping(subject.document, path);
    return edits ? { title: 'Make it a list', edits } : null;
  };
  return { advice: 'Write it as a list of one.', fix };
}

/** A list of one where its item belongs. */
function unwrap(subject: Subject, type: FieldType, value: readonly unknown[], path: Path): Remedy | undefined {
  const [item] = value;
  if (value.length !== 1 || item === null || problemOf(type, item) !== null) return undefined;
  return set(subject, path, item, 'Write the item alone.', 'Take it out of the list');
}

/** The field by which items like this one are told apart; undefined for what is no item. */
function keyOfItem({ type: list }: Field, type: ObjectType): string | undefined {
  return list.type === 'list' && list.item === type ? list.key : undefined;
}

/** The value of a field where the object belongs that has it, such as `port: 443` for `port: { number: 443 }`. */
function nestScalar(
  subject: Subject,
  type: ObjectType,
  value: unknown,
  path: Path,
  key: string | undefined,
): Remedy | undefined {
  if (isRecord(value)) return undefined;
  const names = placeFor(type, value, key);
  if (names === undefined) return nameNeeded(type, key);
  const meant = names.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value);
  const place = names.join('.');
  return set(subject, path, meant, `Put it under ${place}.`, `Put it under ${place}`);
}

/** The way down to the one field that a value can be of; undefined where the object would still lack another. */
function placeFor(type: ObjectType, value: unknown, key?: string): readonly string[] | undefined {
  const needed = type.fields.filter((field) => field.required);
  const [first, ...others] = needed;
  if (first?.type.type === 'object' && others.length === 0) {
    const below = placeFor(first.type, value);
    return below && [first.name, ...below];
  }
  const field = fieldOf(type, value, key);
  return field && needed.every((each) => each === field) ? [field.name] : undefined;
}

/** The one field of an object that a value can be of: the key of its list, the only one that takes it, states it among its values, or is required. */
function fieldOf(type: ObjectType, value: unknown, key: string | undefined): Field | undefined {
  const takers = type.fields.filter((field) => field.deprecated === undefined && problemOf(field.type, value) === null);
  if (key !== undefined) return takers.find((field) => field.name === key);
  const stating = takers.filter((field) => field.type.type === 'string' && statedValues(field.type) !== undefined);
  const needed = takers.filter((field) => field.required);
  const onlyTaker = type.fields.length === 1 || typeof value !== 'string' ? takers : [];
  return [onlyTaker, stating, needed].find((each) => each.length === 1)?.[0];
}

/** What the object cannot be without, where the value alone does not make one. */
function nameNeeded(type: ObjectType, key: string | undefined): Remedy | undefined {
  const names = type.fields.filter((field) => field.required === true || field.name === key).map(({ name }) => name);
  return names.length === 0 ? undefined : { advice: `Write it with ${names.join(' and ')}.` };
}

function set(subject: Subject, path: Path, value: unknown, advice: string, title: string): Remedy {
  return { advice, fix: remedyAt(subject.document, [], title, [{ type: 'set', path, value }]) };
}
