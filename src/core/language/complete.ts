import {
  fieldsOf,
  fieldAt,
  findKind,
  kinds,
  statedValues,
  typeAt,
  type Field,
  type FieldType,
  type Kind,
} from '../schema';
import type { Range } from '../text';
import type { Document } from '../yaml';
import { contextAt, type CaretContext } from './context';
import { describeField } from './describe';

/** Something that could be written at the caret. */
export interface Completion {
  readonly label: string;
  readonly type: 'key' | 'value' | 'resource';
  /** What replaces `range`; lines after the first are indented already. */
  readonly insert: string;
  readonly range: Range;
  /** A few words behind the label: the type, or what a value leads to. */
  readonly detail: string;
  /** Markdown. */
  readonly doc: string;
}

/** Names of the design that fields can refer to. */
export interface KnownNames {
  readonly hosts: readonly string[];
  readonly namespaces: readonly string[];
}

/** What may be written at an offset of a document's text, the likeliest first. */
export function completeAt(document: Pick<Document, 'text'>, offset: number, names: KnownNames): readonly Completion[] {
  const context = contextAt(document.text, offset);
  if (context === undefined) return [];
  const kind = kindOf(document.text);
  if (context.type === 'value') return completeValue(context, kind, names);
  const item = kind ? typeAt(kind, context.path) : undefined;
  if (item && item.type !== 'object') return valuesOf(item, names).map((value) => ({ ...value, range: context.range }));
  if (kind) return completeKeys(context, fieldsOf(kind, context.path), dashIndent(document.text));
  return context.path.length === 0 && context.column === 0 ? completeStart(context, document.text) : [];
}

/** The kind that a document says it is, read from its lines, so that broken ones are known as well. */
export function kindOf(text: string): Kind | undefined {
  const apiVersion = /^apiVersion:\s*["']?([\w./-]+)/m.exec(text)?.[1];
  const kind = /^kind:\s*["']?(\w+)/m.exec(text)?.[1];
  return apiVersion !== undefined && kind !== undefined ? findKind(apiVersion, kind) : undefined;
}

function completeKeys(context: CaretContext, fields: readonly Field[], indent: number): Completion[] {
  const written = new Set(context.siblings);
  const rank = (field: Field): number => (field.required ? 0 : field.common ? 1 : 2);
  return fields
    .filter((field) => !written.has(field.name) && !field.managed)
    .sort((a, b) => rank(a) - rank(b))
    .map((field) => ({
      label: field.name,
      type: 'key',
      insert: `${field.name}:${startOf(field.type, context.column, indent)}`,
      range: context.range,
      detail: field.required ? 'required' : (field.default?.value ?? ''),
      doc: describeField(field),
    }));
}

/** What follows a key's colon: a space, or the beginning of a nested line. */
function startOf(type: FieldType, column: number, indent: number): string {
  if (type.type === 'list') return `\n${' '.repeat(column + indent)}- `;
  return type.type === 'object' || type.type === 'map' ? `\n${' '.repeat(column + 2)}` : ' ';
}

/** How far the document's own lists stand to the right of their key: that of the first one, else two columns. */
function dashIndent(text: string): number {
  const first = /^( *)(?:- +)?[^\s#-][^:\n]*:[ \t]*\r?\n( *)- /m.exec(text);
  if (!first) return 2;
  return (first[2] ?? '').length > (first[1] ?? '').length ? 2 : 0;
}

function completeValue(context: CaretContext, kind: Kind | undefined, names: KnownNames): Completion[] {
  const { path, range } = context;
  if (path.length === 1 && path[0] === 'kind') return kinds.map((each) => valueCompletion(each.kind, each.doc, range));
  if (path.length === 1 && path[0] === 'apiVersion')
    return apiVersions(kind).map((version) => valueCompletion(version, '', range));
  const type = kind ? typeAt(kind, path) : undefined;
  if (!kind || !type) return [];
  const field = fieldAt(kind, path);
  return valuesOf(type, names).map((value) => ({
    ...value,
    range,
    doc: value.doc || (field ? describeField(field) : ''),
  }));
}

function valuesOf(type: FieldType, names: KnownNames): Omit<Completion, 'range'>[] {
  if (type.type === 'boolean') return ['true', 'false'].map((value) => plainValue(value, ''));
  if (type.type !== 'string') return [];
  const stated = statedValues(type);
  if (stated) return stated.map(({ value, doc }) => plainValue(value, doc));
  if (type.references === 'host') return names.hosts.map((host) => plainValue(host, ''));
  if (type.references !== 'namespace') return [];
  const words = (type.words ?? []).map(({ value, doc }) => plainValue(value, doc));
  return [...words, ...names.namespaces.map((namespace) => plainValue(namespace, ''))];
}

function plainValue(value: string, doc: string): Omit<Completion, 'range'> {
  // A leading * or an empty text means something else in YAML unless it is quoted.
  const insert = /^[\w.-]+$/.test(value) ? value : JSON.stringify(value);
  return { label: value, type: 'value', insert, detail: '', doc };
}

function valueCompletion(value: string, doc: string, range: Range): Completion {
  return { label: value, type: 'value', insert: value, range, detail: '', doc };
}

function apiVersions(kind: Kind | undefined): string[] {
  const all = (kind ? [kind] : kinds).flatMap(({ group, versions }) =>
    versions.map((version) => (group === '' ? version : `${group}/${version}`)),
  );
  return [...new Set(all)];
}

/** A document that says no kind yet: whole resources while it is empty, and the two keys that name the kind. */
function completeStart(context: CaretContext, text: string): Completion[] {
  const written = new Set(context.siblings);
  const heads = ['apiVersion', 'kind']
    .filter((key) => !written.has(key))
    .map((key): Completion => ({
      label: key,
      type: 'key',
      insert: `${key}: `,
      range: context.range,
      detail: '',
      doc: '',
    }));
  const before = text.slice(0, context.range.from).replace(/^(?:---.*|\s*#.*|\s*)$/gm, '');
  if (before.trim() !== '' || written.size > 0) return heads;
  const starters = kinds.flatMap((kind): Completion[] => {
    const insert = kind.starter?.({ name: `new-${kind.letters.toLowerCase()}` });
    if (insert === undefined) return [];
    return [
      { label: kind.kind, type: 'resource', insert, range: context.range, detail: 'new resource', doc: kind.doc },
    ];
  });
  return [...starters, ...heads];
}
