import { append } from '../../../core/lists';
import { isRecord, type Field, type FieldType } from '../../../core/schema';
import { startsWith, type Path } from '../../../core/text';
import { pathKey } from './place';

/** Which fields a form shows: those most people need, those that are written, or all. */
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

/** Fields of a form under one head. */
export interface Section {
  readonly title: string;
  readonly rows: readonly Row[];
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

function collect(rows: readonly Row[], inherited: string, view: FormView, sections: Map<string, Row[]>): void {
  for (const row of rows) {
    const { type } = row.field;
    const title = row.field.section ?? inherited;
    if (type.type === 'object' && isTransparent(row.field)) {
      collect(rowsOf(type.fields, row.path, row.value), title, view, sections);
    } else if (isShown(row, view)) append(sections, title, row);
  }
}

/** The rows with transparent objects replaced by their fields. */
export function flatRows(rows: readonly Row[]): readonly Row[] {
  return rows.flatMap((row) => {
    const { type } = row.field;
    return type.type === 'object' && isTransparent(row.field)
      ? flatRows(rowsOf(type.fields, row.path, row.value))
      : [row];
  });
}

/** Whether a form shows the fields of an object in sections of their own, and not the object. */
export function isTransparent(field: Field): boolean {
  return (
    field.section === undefined &&
    field.type.type === 'object' &&
    field.type.fields.some((inner) => inner.section !== undefined)
  );
}

function isCommon(field: Field): boolean {
  if (field.common === true) return true;
  return field.type.type === 'object' && isTransparent(field) && field.type.fields.some(isCommon);
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

/** The value of a key, or undefined; never something inherited. */
export function ownValue(value: unknown, name: string): unknown {
  return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}
