import { isRecord } from '../lists';
import { samePath, type Path } from '../text';
import { problemOf, type ValueProblem } from './check-value';
import { rootFields } from './field-at';
import { object } from './field-types';
import { isInRelease } from './in-release';
import { asKubernetesReads, asOthersRead } from './kubernetes-scalars';
import { checkMetadataKeys } from './metadata-keys';
import { checkRepeated } from './repeated-entry';
import {
  kept,
  reportAmbiguous,
  reportMissing,
  reportNewValue,
  reportNull,
  reportValue,
  warnOfNull,
} from './structure-reports';
import { labelOf, report, type Subject } from './report';
import type { Field, FieldType, ObjectType } from './types';
import { reportUnknownField } from './unknown-field';
import { compareVersions } from './versions';

/** Holds a resource against the fields of its kind: unknown fields, types, values, bounds, missing fields and fields that exclude each other. */
export function checkStructure(subject: Subject): void {
  const { kind, resource } = subject;
  checkMetadataKeys(subject);
  const trail = [...resource.path];
  if (kind.coverage === 'full') return visitObject(subject, rootOf(kind), resource.value, trail);
  for (const field of rootFields(kind)) {
    if (field.name === 'metadata') visitField(subject, field, resource.value, trail);
    // A finding shows the value, and those of a Secret are nobody's to read.
    else if (kind.kind !== 'Secret') visitMaps(subject, field, resource.value, trail);
  }
}

/**
 * Looks, of what is kept unjudged otherwise, at labels, annotations and the like: Kubernetes decodes them into maps of strings, which no number and no
 * boolean fits (encoding/json, Unmarshal).
 */
function visitMaps(subject: Subject, field: Field, parent: Readonly<Record<string, unknown>>, path: Trail): void {
  const { name, type } = field;
  const value = Object.hasOwn(parent, name) ? parent[name] : undefined;
  if (!isRecord(value)) return;
  below(path, name, (at) => {
    if (type.type === 'object') for (const each of type.fields) visitMaps(subject, each, value, at);
    if (type.type !== 'map') return;
    for (const [key, item] of Object.entries(value))
      if (item !== null) below(at, key, (entry) => visit(subject, type.value, item, entry, field));
  });
}

/** The path of what is looked at, which grows and shrinks on the way: there is much to look at, and little to report. Who keeps it takes a copy. */
type Trail = (string | number)[];

const roots = new WeakMap<readonly Field[], ObjectType>();

function rootOf(kind: Subject['kind']): ObjectType {
  const fields = rootFields(kind);
  let root = roots.get(fields);
  if (root === undefined) roots.set(fields, (root = object(fields)));
  return root;
}

/** Looks at what is below a key or an index. */
function below(path: Trail, step: string | number, look: (path: Trail) => void): void {
  path.push(step);
  look(path);
  path.pop();
}

function visitObject(subject: Subject, type: ObjectType, value: Readonly<Record<string, unknown>>, path: Trail): void {
  for (const field of type.fields) {
    // Kinds have dozens of fields, and a resource has few of them.
    if (!field.required && !Object.hasOwn(value, field.name)) continue;
    // What the release does not have, the API server drops unseen.
    if (isInRelease(field, subject.release) && !isReported(subject, path, field.name))
      visitField(subject, field, value, path);
  }
  const fields = fieldsByName(type);
  for (const key of Object.keys(value)) {
    const field = fields.get(key);
    if (field === undefined || !isInRelease(field, subject.release))
      reportUnknownField(subject, type, [...path, key], value[key], field);
  }
  if (type.oneOf) for (const group of type.oneOf) checkOneOf(subject, group, value, path);
}

const byName = new WeakMap<readonly Field[], ReadonlyMap<string, Field>>();

function fieldsByName({ fields }: ObjectType): ReadonlyMap<string, Field> {
  let known = byName.get(fields);
  if (known === undefined) byName.set(fields, (known = new Map(fields.map((field) => [field.name, field]))));
  return known;
}

/** Whether something was said of an apiVersion that is no version of the kind. */
function isReported({ problems, resource }: Subject, parent: Path, name: string): boolean {
  if (problems.length === 0 || parent.length !== resource.path.length) return false;
  const path = [...parent, name];
  return problems.some((problem) => samePath(problem.path ?? [], path));
}

function visitField(subject: Subject, field: Field, parent: Readonly<Record<string, unknown>>, path: Trail): void {
  const value = parent[field.name];
  if (!Object.hasOwn(parent, field.name) || (field.required && value === null)) {
    if (field.required && !(field.name === 'name' && isNamedByServer(subject, parent, path)))
      reportMissing(subject, field, [...path, field.name], value === null);
  } else if (value !== null) below(path, field.name, (at) => visit(subject, field.type, value, at, field));
  // A null behind a key is no value: the API server drops the key before it looks (PruneNonNullableNullsWithoutDefaults in
  // apiextensions-apiserver pkg/apiserver/schema/defaulting/prunenulls.go), and no field of Istio has a default.
}

function visit(subject: Subject, type: FieldType, written: unknown, path: Trail, field: Field): void {
  const value = subject.kind.layer === 'design' ? written : asKubernetesReads(subject.document, path, written);
  const other =
    value === written && subject.kind.layer !== 'design' ? asOthersRead(subject.document, path, written) : written;
  const problem = problemOf(type, kept(subject, type, value)) ?? problemOfRelease(subject, type, value);
  if (problem) reportValue(subject, type, value, [...path], field, problem);
  else if (other !== value && type.type !== 'any') reportAmbiguous(subject, [...path], other, value, field);
  else if (type.type === 'string' && isNewValue(subject, type.enum, value))
    reportNewValue(subject, [...path], value, field);
  if (type.type === 'object' && isRecord(value)) visitObject(subject, type, value, path);
  else if (type.type === 'list' && Array.isArray(value)) {
    value.forEach((item: unknown, index) => below(path, index, (at) => visitItem(subject, type.item, item, at, field)));
    checkRepeated(subject, type, value, [...path]);
  } else if (type.type === 'map' && isRecord(value))
    for (const [key, item] of Object.entries(value)) {
      if (item !== null) below(path, key, (at) => visit(subject, type.value, item, at, field));
      else if (!takesNull(subject, path)) warnOfNull(subject, [...path, key]);
    }
}

/** What only older releases refuse. */
function problemOfRelease(subject: Subject, type: FieldType, value: unknown): ValueProblem | null {
  if (type.type !== 'number' || type.formerly === undefined || typeof value !== 'number') return null;
  const { before, minimum } = type.formerly;
  if (value >= minimum || compareVersions(subject.release, before) >= 0) return null;
  return { rule: 'out-of-range', asked: `is ${minimum} or more before Istio ${before}` };
}

function visitItem(subject: Subject, type: FieldType, value: unknown, path: Trail, field: Field): void {
  if (value !== null) visit(subject, type, value, path, field);
  else if (!takesNull(subject, path)) reportNull(subject, [...path]);
}

/** Kubernetes reads metadata into its own types, and a design is read here; both take null for "absent". The CRDs do not. */
function takesNull(subject: Subject, path: Path): boolean {
  return subject.kind.layer === 'design' || path[subject.resource.path.length] === 'metadata';
}

function isNamedByServer(subject: Subject, metadata: Readonly<Record<string, unknown>>, path: Path): boolean {
  return path.length === subject.resource.path.length + 1 && typeof metadata['generateName'] === 'string';
}

function isNewValue(
  subject: Subject,
  values: readonly { value: string; since?: string }[] | undefined,
  value: unknown,
): boolean {
  return values?.some((each) => each.value === value && !isInRelease(each, subject.release)) ?? false;
}

function checkOneOf(
  subject: Subject,
  group: readonly string[],
  value: Readonly<Record<string, unknown>>,
  path: Path,
): void {
  const present = group.filter((name) => Object.hasOwn(value, name) && value[name] !== null);
  if (present.length < 2) return;
  const label = labelOf(subject, path);
  const at = [...path, present[1] as string];
  const message = `${label} takes only one of ${group.join(', ')}; the API server refuses ${present.join(' with ')}. Remove one.`;
  const ref = oneOfRefs[group.join()] ?? 'dec-oneof';
  report(subject, { rule: 'conflicting-fields', path: at, part: 'key', message, ref });
}

/** Rows of the reference for groups of fields that exclude each other. */
const oneOfRefs: Readonly<Record<string, string>> = {
  'exact,prefix,regex': 'crd-string-match',
  'simple,consistentHash': 'crd-dr-lb-oneof',
  'httpHeaderName,httpCookie,useSourceIp,httpQueryParameterName': 'crd-dr-hash-key',
  'ringHash,maglev': 'crd-dr-hash-alg',
  'string,bytes': 'crd-vs-direct',
  'httpStatus,grpcStatus,http2Error': 'crd-vs-abort',
  'fixedDelay,exponentialDelay': 'crd-vs-delay',
  'port,derivePort': 'crd-vs-redirect',
  'metric,customMetric': 'crd-tm-oneof',
  'literal,environment,header,formatter': 'crd-tm-oneof',
};
