import { samePath, type Path, type QuickFix } from '../text';
import { editDocument } from '../yaml';
import { problemOf, type ValueProblem } from './check-value';
import { rootFields } from './field-at';
import { maxInt32, maxUint32, object } from './field-types';
import { isInRelease } from './in-release';
import { asKubernetesReads } from './kubernetes-scalars';
import { checkMetadataKeys } from './metadata-keys';
import { checkRepeated } from './repeated-entry';
import { labelOf, refuses, report, showValue, type Subject } from './report';
import { isRecord } from './resource';
import { addMissing } from './starter-value';
import type { Field, FieldType, NumberType, ObjectType } from './types';
import { reportUnknownField } from './unknown-field';
import { quote, remedyFor } from './value-remedy';
import { compareVersions } from './versions';

/** Holds a resource against the fields of its kind: unknown fields, types, values, bounds, missing fields and fields that exclude each other. */
export function checkStructure(subject: Subject): void {
  const { kind, resource } = subject;
  checkMetadataKeys(subject);
  const trail = [...resource.path];
  if (kind.coverage === 'full') return visitObject(subject, rootOf(kind), resource.value, trail);
  const metadata = rootFields(kind).find((field) => field.name === 'metadata');
  if (metadata) visitField(subject, metadata, resource.value, trail);
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
  const problem = problemOf(type, kept(subject, type, value)) ?? problemOfRelease(subject, type, value);
  if (problem) reportValue(subject, type, value, [...path], field, problem);
  else if (value !== written && type.type !== 'any') reportAmbiguous(subject, [...path], written, value, field);
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

/** A map as it is when the API server counts its entries: without those that have no value. */
function kept(subject: Subject, type: FieldType, value: unknown): unknown {
  if (type.type !== 'map' || !isRecord(value) || subject.kind.layer === 'design') return value;
  const entries = Object.entries(value).filter(([, item]) => item !== null);
  return entries.length === Object.keys(value).length ? value : Object.fromEntries(entries);
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

function reportNewValue(subject: Subject, path: Path, value: unknown, field: Field): void {
  const message = `${labelOf(subject, path)} has no ${String(value)} in Istio ${subject.release}; ${refuses(subject)} it.`;
  report(subject, { rule: 'unknown-value', path, part: 'value', message, field });
}

function reportMissing(subject: Subject, field: Field, path: Path, isNull: boolean): void {
  const parent = path.slice(0, -1);
  const says = isNull ? 'has no value' : 'is missing';
  const advice = isNull ? 'Give it one.' : 'Add it.';
  const message = `${field.name} ${says} in ${labelOf(subject, parent)}; ${refuses(subject)} the resource without. ${advice}`;
  const fix = addMissing(subject, field, path);
  report(subject, { rule: 'missing-field', path, near: isNull ? path : parent, part: 'key', message, field, fix });
}

function reportNull(subject: Subject, path: Path): void {
  const message = `${labelOf(subject, path)} has no value, and the API server refuses null in a list. Give it one, or remove it.`;
  report(subject, { rule: 'null-value', path, part: 'value', message, ref: 'eng-null-nil' });
}

/** A field without a value is one that is left open; an entry, such as a label or a header, was meant to say something. */
function warnOfNull(subject: Subject, path: Path): void {
  const message = `${labelOf(subject, path)} has no value, and the API server drops it: what was asked for is not in force. Give it a value, or remove it.`;
  report(subject, { rule: 'null-value', severity: 'warning', path, part: 'key', message, ref: 'eng-null-nil' });
}

/** A plain scalar that kubectl reads as another value than YAML 1.2 does, and that its field takes both ways or in kubectl's only. */
function reportAmbiguous(subject: Subject, path: Path, written: unknown, value: unknown, field: Field): void {
  const { document } = subject;
  const isPair = isRecord(written);
  const shown = isPair ? String(value) : showValue(document, path, written);
  const reading = isPair ? 'text' : String(value);
  const other = isPair ? 'a key without a value' : typeof written === 'string' ? 'text' : String(written);
  // A leading zero may have been meant as one or as none; everything else that kubectl reads has one meaning.
  const isGuess = typeof written === 'number';
  const advice = isGuess
    ? 'Write the number without the leading zero.'
    : isPair
      ? 'Put it in quotes.'
      : `Write ${String(value)}.`;
  const message = `${labelOf(subject, path)} is ${shown}, which kubectl reads as ${reading} and YAML 1.2 as ${other}. ${advice}`;
  const fix = (): QuickFix | null => {
    if (isPair) return quote(subject, path, String(value));
    const result = editDocument(document, [{ type: 'set', path, value }]);
    return result.ok && result.edits.length > 0 ? { title: `Write ${String(value)}`, edits: result.edits } : null;
  };
  report(subject, {
    rule: 'ambiguous-scalar',
    severity: 'warning',
    path,
    part: 'value',
    message,
    field,
    ref: 'eng-apiserver',
    ...(isGuess ? {} : { fix }),
  });
}

function reportValue(
  subject: Subject,
  type: FieldType,
  value: unknown,
  path: Path,
  field: Field,
  problem: ValueProblem,
): void {
  if (problem.by === 'none') return;
  const { document } = subject;
  const webhook = problem.by === 'webhook';
  const label = labelOf(subject, path);
  const size = sizeOf(kept(subject, type, value));
  const shown = problem.rule === 'out-of-range' && size !== undefined ? size : showValue(document, path, value);
  const remedy = remedyFor(subject, type, value, path, field);
  const message = `${label} ${problem.asked}; ${refuses(subject, webhook)} ${shown}.${remedy ? ` ${remedy.advice}` : ''}`;
  const ref =
    problem.ref ??
    (problem.rule === 'wrong-type' ? 'eng-decode-error' : (field.ref ?? defaultRef(problem.rule, type, value)));
  report(subject, {
    rule: problem.rule,
    path,
    part: 'value',
    message,
    field,
    ref,
    webhook,
    fix: remedy?.fix,
  });
}

/** The row for a value whose field has none; undefined where it is one of the bounds that the API server holds every value to. */
function defaultRef(rule: ValueProblem['rule'], type: FieldType, value: unknown): string | undefined {
  if (rule === 'unknown-value') return 'dec-enum';
  if (rule === 'bad-duration') return 'crd-duration';
  return rule === 'out-of-range' && type.type === 'integer' && isBeyond32Bits(type, Number(value))
    ? 'dec-int-range'
    : undefined;
}

/** Whether a number does not fit into the type that istiod's decoder reads it into. */
function isBeyond32Bits({ maximum = 0 }: NumberType, value: number): boolean {
  if (maximum === maxUint32) return value < 0 || value > maxUint32;
  return maximum === maxInt32 && (value < -maxInt32 - 1 || value > maxInt32);
}

function sizeOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `${value.length}`;
  return isRecord(value) ? `${Object.keys(value).length}` : undefined;
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
