import type { Diagnostic, Path } from '../text';
import type { Document } from '../yaml';
import { problemOf } from './check-value';
import { rootFields } from './field-at';
import { object } from './field-types';
import { findKind } from './kinds';
import { rangeAt, type Part } from './places';
import { isRecord, type DocumentResource } from './resource';
import type { Field, FieldType, Kind, ObjectType } from './types';

/** Ids of the rules by which a resource is held against its kind. */
export type SchemaRule =
  | 'unknown-field'
  | 'wrong-type'
  | 'unknown-value'
  | 'missing-field'
  | 'out-of-range'
  | 'bad-duration'
  | 'bad-format'
  | 'conflicting-fields'
  | 'null-value';

/** A finding of the schema; what a Diagnostic says, with the rule narrowed. */
export interface SchemaProblem extends Diagnostic {
  readonly rule: SchemaRule;
}

/** Everything that the API server would say about the structure of a resource, with its places. Nothing for kinds that are not known. */
export function validateResource(document: Document, resource: DocumentResource): readonly SchemaProblem[] {
  const kind = findKind(resource.apiVersion, resource.kind);
  if (kind === undefined || kind.coverage === 'partial') return [];
  const problems: SchemaProblem[] = [];
  const visit = (type: FieldType, value: unknown, path: Path, field: Field | undefined): void => {
    const name = String(path.at(-1) ?? resource.kind);
    const problem = problemOf(type, value);
    if (problem) {
      if (problem.by !== 'none')
        problems.push(report(kind, document, path, 'value', problem.rule, `${name} ${problem.asked}.`, field));
      if (problem.rule === 'wrong-type') return;
    }
    if (type.type === 'object' && isRecord(value)) visitObject(type, value, path);
    if (type.type === 'list' && Array.isArray(value))
      value.forEach((item, index) => visit(type.item, item, [...path, index], field));
    if (type.type === 'map' && isRecord(value))
      for (const [key, item] of Object.entries(value)) visit(type.value, item, [...path, key], field);
  };
  const visitObject = (type: ObjectType, value: Readonly<Record<string, unknown>>, path: Path): void => {
    for (const field of type.fields) {
      const at = [...path, field.name];
      if (!Object.hasOwn(value, field.name)) {
        if (field.required)
          problems.push(
            report(
              kind,
              document,
              at,
              'key',
              'missing-field',
              `${String(path.at(-1) ?? resource.kind)} needs ${field.name}.`,
              field,
            ),
          );
      } else if (value[field.name] !== null) visit(field.type, value[field.name], at, field);
    }
    for (const key of Object.keys(value)) {
      if (!type.fields.some((field) => field.name === key)) {
        problems.push(
          report(
            kind,
            document,
            [...path, key],
            'key',
            'unknown-field',
            `${String(path.at(-1) ?? resource.kind)} has no field ${key}; the API server drops it.`,
            undefined,
          ),
        );
      }
    }
  };
  visit(object(rootFields(kind)), resource.value, resource.path, undefined);
  return problems;
}

function report(
  kind: Kind,
  document: Document,
  path: Path,
  part: Part,
  rule: SchemaRule,
  message: string,
  field: Field | undefined,
): SchemaProblem {
  return {
    rule,
    ref: field?.ref ?? null,
    code: null,
    severity: rule === 'unknown-field' ? 'warning' : 'error',
    layer: kind.layer ?? 'schema',
    message,
    path,
    range: rangeAt(document, path, part),
    ...(kind.url ? { url: kind.url } : {}),
  };
}
