import {
  compareVersions,
  fieldAt,
  typeAt,
  type Field,
  type FieldType,
  type ListType,
  type MapType,
  type ObjectType,
} from '../schema';
import type { Mesh } from '../mesh';
import { completion, valueCompletion, type Completion } from './completion';
import type { Context } from './context';
import { describeField } from './describe';
import { itemShapes, printShape } from './shape';
import { spotOfCaret } from './spot';
import { mapKeysFor } from './suggest-names';

/** The keys that a mapping does not have yet: required ones first, then common ones; deprecated ones, and what would be refused, last. */
export function completeKey(context: Context, type: ObjectType, mesh: Mesh, text: string): readonly Completion[] {
  const { caret, sketch } = context;
  const written = new Set(sketch.keysAt(caret.path));
  const indent = dashIndent(text);
  const ranked = type.fields
    .filter((field) => !written.has(field.name) && !field.managed)
    .map((field) => ({ field, refusal: refusalOf(field, type, written, mesh) }))
    .sort((a, b) => rankOf(a.field, a.refusal) - rankOf(b.field, b.refusal));
  const keys = ranked.map(({ field, refusal }) =>
    completion({
      ...{ label: field.name, type: 'key', range: caret.range, doc: describeField(field) },
      insert: keyText(field, context, indent),
      detail: refusal ?? (field.required ? 'required' : (field.default?.value ?? '')),
      refused: refusal !== undefined,
    }),
  );
  return [...newItems(context, indent), ...keys];
}

/** Keys that a mapping with names of its own could have. */
export function completeMapKey(context: Context, type: MapType, mesh: Mesh): readonly Completion[] {
  const { caret, kind, sketch } = context;
  if (!kind) return [];
  const written = new Set(sketch.keysAt(caret.path));
  return mapKeysFor(type, spotOfCaret(context, kind), mesh)
    .filter(({ value }) => !written.has(value))
    .map((each) => {
      const word = valueCompletion(each, caret);
      return { ...word, type: 'key', insert: caret.hasColon || caret.quote ? word.insert : `${word.insert}: ` };
    });
}

/** Where a list is to stand and no dash is written yet. */
export function completeItem(context: Context, list: ListType, text: string): readonly Completion[] {
  const { caret, kind, inside } = context;
  if (!kind || caret.inFlow || caret.typed !== '') return [];
  const field = fieldAt(kind, inside);
  const doc = field ? describeField(field) : '';
  const dash = completion({ label: '-', type: 'item', insert: '- ', range: caret.range, detail: 'new item', doc });
  const whole = itemShapes(list).map(({ label, doc: help, value }) =>
    completion({
      ...{ label: `- ${label}`, type: 'item', range: caret.range, detail: 'new item', doc: help, isSnippet: true },
      insert: `- ${printShape(value, caret.column + 2, dashIndent(text))}`,
    }),
  );
  return [dash, ...whole];
}

/** Whole items behind a dash. */
function newItems(context: Context, indent: number): readonly Completion[] {
  const { caret, kind, inside, sketch } = context;
  if (!kind || caret.inFlow || typeof inside.at(-1) !== 'number' || sketch.keysAt(caret.path).length > 0) return [];
  const list = typeAt(kind, inside.slice(0, -1));
  if (list?.type !== 'list') return [];
  return itemShapes(list).map(({ label, doc, value }) =>
    completion({
      ...{ label, type: 'item', range: caret.range, detail: 'new item', doc, isSnippet: true },
      insert: printShape(value, caret.column, indent),
    }),
  );
}

/** Why a key would be refused, or mean nothing, beside those that are written. */
function refusalOf(field: Field, type: ObjectType, written: ReadonlySet<string>, mesh: Mesh): string | undefined {
  const { since, until } = field;
  const { istioVersion } = mesh.settings;
  if (since !== undefined && compareVersions(since, istioVersion) > 0) return `from Istio ${since}`;
  if (until !== undefined && compareVersions(until, istioVersion) <= 0) return `gone from Istio ${until} on`;
  const group = type.oneOf?.find((names) => names.includes(field.name));
  const other = group?.find((name) => written.has(name));
  return other === undefined ? undefined : `not beside ${other}`;
}

function rankOf(field: Field, refusal: string | undefined): number {
  if (refusal !== undefined) return 4;
  if (field.required) return 0;
  if (field.deprecated !== undefined) return 3;
  return field.common ? 1 : 2;
}

function keyText(field: Field, { caret }: Context, indent: number): string {
  if (caret.hasColon || (caret.quote && !caret.inFlow)) return field.name;
  if (caret.inFlow) return caret.quote ? field.name : `${field.name}: `;
  return `${field.name}:${startOf(field.type, caret.column, indent)}`;
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
