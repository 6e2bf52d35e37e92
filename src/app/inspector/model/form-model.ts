import { isRecord, rootFields, typeAt, type Field, type FieldType, type Kind } from '../../../core/schema';
import type { Path } from '../../../core/text';
import { valueAt } from '../../../core/yaml';
import { pathKey, samePath, startsWith } from './place';

export type FieldFilter = 'common' | 'set' | 'all';

/** What the form is asked to show. A field on the way to `reveal` is shown whatever the rest says. */
export interface FormView {
  readonly filter: FieldFilter;
  /** Lower case; empty for no search. */
  readonly search: string;
  readonly reveal: Path | undefined;
}

/** One field of one object, with what the document says about it. */
export interface Row {
  readonly field: Field;
  /** From the resource's root. */
  readonly path: Path;
  readonly key: string;
  /** Undefined when the field is not set. */
  readonly value: unknown;
}

export interface Section {
  readonly title: string;
  readonly rows: readonly Row[];
}

/** An object of the form whose keys are held against the fields that it can have. */
export interface Level {
  readonly path: Path;
  readonly fields: readonly Field[];
}

/**
 * The sections of a form. At the empty scope that is a whole resource: its name and namespace, the sections of its kind, then labels,
 * annotations and whatever else of its metadata is set. Elsewhere it is the object at that path alone.
 */
export function sectionsAt(kind: Kind, scope: Path, value: unknown, view: FormView): readonly Section[] {
  const sections = levelsAt(kind, scope).flatMap(({ path, fields }) => {
    const inner = valueAt(value, path);
    if (samePath(path, ['metadata'])) return metadataSections(fields, inner, view);
    if (path.length > 0) return sectionsOf(fields, path, inner, view);
    return kind.root ? sectionsOf(ownFields(fields), path, inner, view) : [];
  });
  return [
    ...sections.filter(({ title }) => title !== metadataTitle),
    ...sections.filter(({ title }) => title === metadataTitle),
  ];
}

/** The objects that a form shows fields of, outermost first; keys in them that are no fields are shown as such. */
export function levelsAt(kind: Kind, scope: Path): readonly Level[] {
  if (scope.length > 0) {
    const type = typeAt(kind, scope);
    return type?.type === 'object' ? [{ path: scope, fields: type.fields }] : [];
  }
  const metadata = rootFields(kind).find((field) => field.name === 'metadata');
  const named = metadata?.type.type === 'object' ? metadata.type.fields : [];
  const visible = kind.scope === 'Namespaced' ? named : named.filter(({ name }) => name !== 'namespace');
  return [
    { path: ['metadata'], fields: visible },
    kind.root ? { path: [], fields: rootFields(kind) } : { path: ['spec'], fields: kind.fields },
    ...(kind.root ? [] : [{ path: [], fields: rootFields(kind) }]),
  ];
}

/** Every object whose fields the form shows without a group of its own, for keys in it that are no fields. */
export function openLevels(kind: Kind, scope: Path, value: unknown): readonly Level[] {
  const levels = levelsAt(kind, scope).flatMap((level) => [level, ...transparentLevels(level, value)]);
  return [...new Map(levels.map((level) => [pathKey(level.path), level])).values()];
}

function transparentLevels({ path, fields }: Level, value: unknown): readonly Level[] {
  return rowsOf(fields, path, valueAt(value, path)).flatMap(({ field, path: at }) => {
    if (field.type.type !== 'object' || !isTransparent(field)) return [];
    const level = { path: at, fields: field.type.fields };
    return [level, ...transparentLevels(level, value)];
  });
}

/** How many fields the form of a scope has, and how many of them are set. */
export function countShown(kind: Kind, scope: Path, value: unknown): { readonly all: number; readonly set: number } {
  let all = 0;
  let set = 0;
  for (const { path, fields } of levelsAt(kind, scope)) {
    if (path.length === 0 && scope.length === 0 && kind.root !== true) continue;
    const counted = countFields(
      path.length === 0 ? ownFields(fields) : ownMetadata(path, fields, valueAt(value, path)),
      valueAt(value, path),
    );
    all += counted.all;
    set += counted.set;
  }
  return { all, set };
}

/** Names of fields that are set and that the shown sections leave out, so that the form can say so. */
export function hiddenSet(kind: Kind, scope: Path, value: unknown, sections: readonly Section[]): readonly string[] {
  const shown = new Set(sections.flatMap((section) => section.rows.map((row) => row.key)));
  return levelsAt(kind, scope)
    .filter(({ path }) => path.length > 0 || kind.root === true)
    .flatMap(({ path, fields }) => flatRows(rowsOf(ownFields(fields), path, valueAt(value, path))))
    .filter((row) => row.value !== undefined && !shown.has(row.key))
    .map((row) => row.field.name);
}

const metadataTitle = 'Metadata';
const firstMetadata: readonly string[] = ['name', 'namespace'];
const lastMetadata: readonly string[] = ['labels', 'annotations'];

function metadataSections(fields: readonly Field[], value: unknown, view: FormView): readonly Section[] {
  const rows = rowsOf(ownMetadata(['metadata'], fields, value), ['metadata'], value).filter((row) =>
    isShown(row, view),
  );
  const head = rows.filter(({ field }) => firstMetadata.includes(field.name));
  const tail = rows.filter((row) => !head.includes(row));
  return [
    { title: '', rows: head },
    { title: metadataTitle, rows: tail },
  ].filter((section) => section.rows.length > 0);
}

/** Of metadata, what people write: the rest belongs to the API server and is shown only when it is there. */
function ownMetadata(path: Path, fields: readonly Field[], value: unknown): readonly Field[] {
  if (!samePath(path, ['metadata'])) return fields;
  return fields.filter(
    ({ name }) => firstMetadata.includes(name) || lastMetadata.includes(name) || ownValue(value, name) !== undefined,
  );
}

/** A kind's own fields at the root of an object: without those that every object has. */
function ownFields(fields: readonly Field[]): readonly Field[] {
  return fields.filter(({ name }) => !['apiVersion', 'kind', 'metadata', 'status'].includes(name));
}

/**
 * The sections of an object's form in the order of the kind's fields. An object whose own fields name sections (`trafficPolicy`) is not
 * shown itself: its fields stand in their sections. Where nothing is marked as common, all fields are.
 */
export function sectionsOf(fields: readonly Field[], path: Path, value: unknown, view: FormView): readonly Section[] {
  const sections = new Map<string, Row[]>();
  const marksNone = !fields.some(isCommon);
  collect(
    rowsOf(fields, path, value),
    '',
    marksNone && view.filter === 'common' ? { ...view, filter: 'all' } : view,
    sections,
  );
  return [...sections].map(([title, rows]) => ({ title, rows }));
}

/** The rows of an object, shown or not, in the order of its fields. */
export function rowsOf(fields: readonly Field[], path: Path, value: unknown): readonly Row[] {
  return fields.map((field) => {
    const at = [...path, field.name];
    return { field, path: at, key: pathKey(at), value: ownValue(value, field.name) };
  });
}

/**
 * The rows of a nested object that the form shows. Where the filter asks for common fields and the kind marks none here, all are
 * shown; inside a list's item everything that is set is shown as well, since nothing else would tell that it is there.
 */
export function shownRows(rows: readonly Row[], view: FormView, inItem = false): readonly Row[] {
  const marksNone = !rows.some((row) => isCommon(row.field));
  return rows.filter(
    (row) =>
      isShown(row, view) ||
      (view.search === '' && view.filter === 'common' && (marksNone || (inItem && row.value !== undefined))),
  );
}

/** Whether a field passes the filter and the search, itself or through a field inside it. */
export function isShown(row: Row, view: FormView): boolean {
  if (view.reveal !== undefined && startsWith(view.reveal, row.path)) return true;
  if (view.search !== '') return matches(row.field, view.search);
  switch (view.filter) {
    case 'all':
      return true;
    case 'set':
      return row.value !== undefined;
    case 'common':
      return isCommon(row.field);
  }
}

/** How many fields there are and how many of them are set; an object counts as its fields, a list or a map as one. */
export function countFields(fields: readonly Field[], value: unknown): { readonly all: number; readonly set: number } {
  let all = 0;
  let set = 0;
  for (const field of fields) {
    const inner = ownValue(value, field.name);
    if (field.type.type === 'object') {
      const counted = countFields(field.type.fields, inner);
      all += counted.all;
      set += counted.set;
      if (inner !== undefined && counted.set === 0) set++;
    } else {
      all++;
      if (inner !== undefined) set++;
    }
  }
  return { all, set };
}

/** The keys of an object that its type does not describe. */
export function unknownKeys(fields: readonly Field[], value: unknown): readonly string[] {
  if (!isRecord(value)) return [];
  const known = new Set(fields.map((field) => field.name));
  return Object.keys(value).filter((key) => !known.has(key));
}

/** The value that `Write it down` writes: the default of a field where the kind's data gives one that can be written as it stands. */
export function writableDefault(field: Field): unknown {
  const text = field.default?.value;
  return text === undefined ? undefined : readDefault(field.type, text);
}

function readDefault(type: FieldType, text: string): unknown {
  switch (type.type) {
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : undefined;
    case 'integer':
    case 'number':
      return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
    case 'string':
      if (type.enum) return type.enum.some((each) => each.value === text) ? text : undefined;
      return type.format === 'duration' && /^(\d+(\.\d+)?(h|ms|m|s))+$/.test(text) ? text : undefined;
    case 'list':
      return /^[^\s,]+$/.test(text) ? [text] : undefined;
    default:
      return undefined;
  }
}

function collect(rows: readonly Row[], inherited: string, view: FormView, sections: Map<string, Row[]>): void {
  for (const row of rows) {
    const { type } = row.field;
    const title = row.field.section ?? inherited;
    if (type.type === 'object' && isTransparent(row.field)) {
      collect(rowsOf(type.fields, row.path, row.value), title, view, sections);
    } else if (isShown(row, view)) {
      const list = sections.get(title);
      if (list) list.push(row);
      else sections.set(title, [row]);
    }
  }
}

function flatRows(rows: readonly Row[]): readonly Row[] {
  return rows.flatMap((row) => {
    const { type } = row.field;
    return type.type === 'object' && isTransparent(row.field)
      ? flatRows(rowsOf(type.fields, row.path, row.value))
      : [row];
  });
}

function isTransparent(field: Field): boolean {
  return (
    field.section === undefined &&
    field.type.type === 'object' &&
    field.type.fields.some((inner) => inner.section !== undefined)
  );
}

function isCommon(field: Field): boolean {
  if (field.common === true) return true;
  return field.type.type === 'object' && field.type.fields.some(isCommon);
}

function matches(field: Field, search: string): boolean {
  return (
    field.name.toLowerCase().includes(search) ||
    field.doc.toLowerCase().includes(search) ||
    innerFields(field.type).some((inner) => matches(inner, search))
  );
}

function innerFields(type: FieldType): readonly Field[] {
  switch (type.type) {
    case 'object':
      return type.fields;
    case 'list':
      return innerFields(type.item);
    case 'map':
      return innerFields(type.value);
    default:
      return [];
  }
}

function ownValue(value: unknown, name: string): unknown {
  return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}
