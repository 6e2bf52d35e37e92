import { rootFields, typeAt, type Field, type Kind } from '../../../core/schema';
import { samePath, type Path } from '../../../core/text';
import { valueAt } from '../../../core/yaml';
import { filterWords } from '../words/frame';
import {
  countFields,
  flatRows,
  isShown,
  isTransparent,
  ownValue,
  rowsOf,
  sectionsOf,
  type FormView,
  type Section,
} from './form-model';
import { pathKey } from './place';

/** An object of the form whose keys are held against the fields that it can have. */
interface Level {
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

const metadataTitle = filterWords.metadata;
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
