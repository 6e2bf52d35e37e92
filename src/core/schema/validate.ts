import { isRecord } from '../lists';
import { groupOf, readResources, type DocumentResource } from './resource';
import { samePath, type Path, type QuickFix } from '../text';
import { toEnd, type Steps } from '../steps';
import { editDocument, readDocuments, type Document } from '../yaml';
import { checkConstraints } from './constraints';
import { cutListOf } from './cut-list';
import { findKind, kinds } from './kinds';
import { fixesThere, loneItem, type LoneItem } from './list-item';
import { problemsOfItem } from './item-problems';
import { partial } from './kinds/partial-kind';
import { labelOf, refuses, report, showValue, type SchemaProblem, type Subject } from './report';
import { checkStructure } from './structure';
import type { Kind } from './types';
import { reportUnknownKind, standInFor } from './unknown-kind';
import { newestIstio } from './versions';
import { checkWebhook } from './webhook';

export type { SchemaProblem, SchemaRule } from './report';

interface ValidateOptions {
  /** The Istio release by which resources are judged, for example `1.30`; the newest when it is unset. */
  readonly release?: string | undefined;
}

/**
 * Everything that the API server would say about the structure of a resource, with places and, where only one thing can have been meant,
 * fixes. Nothing for kinds that are not known, and little for those that are described in part.
 */
function validateResource(
  document: Document,
  resource: DocumentResource,
  options: ValidateOptions = {},
): readonly SchemaProblem[] {
  const found = findKind(resource.apiVersion, resource.kind);
  const kind = found ?? findMeantKind(resource);
  if (kind === undefined) return checkKind(document, resource, options);
  const subject = subjectOf(kind, document, resource, options);
  if (found === undefined) reportVersion(subject);
  else if (kind.coverage === 'full' && !kind.versions.includes(versionOf(resource.apiVersion))) reportVersion(subject);
  checkStructure(subject);
  if (kind.coverage === 'full') {
    checkConstraints(subject);
    checkWebhook(subject);
  }
  return subject.problems;
}

function checkKind(document: Document, resource: DocumentResource, options: ValidateOptions): readonly SchemaProblem[] {
  const group = groupOf(resource.apiVersion);
  const kind = standInFor(group, resource.kind);
  if (kind === undefined) return [];
  const subject = subjectOf(kind, document, resource, options);
  reportUnknownKind(subject, group, [...resource.path, 'kind'], resource.kind);
  return subject.problems;
}

/**
 * The findings of all resources of a document that are there as they were written: where a part of its text cannot be read, those of a List that stand apart
 * from that; of a list that was cut off, what stands before the last item. What is missing elsewhere may only be unread.
 */
export function validateDocument(document: Document, options: ValidateOptions = {}): readonly SchemaProblem[] {
  return toEnd(validateSteps(document, options));
}

/** The same in steps: a List may hold thousands of resources. */
export function* validateSteps(document: Document, options: ValidateOptions = {}): Steps<readonly SchemaProblem[]> {
  const isPart =
    cutListOf(document) !== undefined ||
    document.problems.some(({ severity, code }) => severity === 'error' && code !== 'duplicate-key');
  const resources = readResources(document);
  const problems: SchemaProblem[] = [];
  for (const [index, resource] of (isPart ? resources.filter(isWhole) : resources).entries()) {
    for (const problem of validateItem(document, resource, options)) problems.push(problem);
    if (index % resourcesAStep === resourcesAStep - 1) yield;
  }
  return isPart ? problems : [...problems, ...checkKindless(document)];
}

const resourcesAStep = 20;

/** As `validateResource`, by what was found of an item before while its text stays. */
function validateItem(
  document: Document,
  resource: DocumentResource,
  options: ValidateOptions,
): readonly SchemaProblem[] {
  const again = (): readonly SchemaProblem[] => validateResource(document, resource, options);
  return document.incomplete ? again() : problemsOfItem(document, resource, options.release ?? newestIstio, again);
}

function isWhole({ incomplete }: DocumentResource): boolean {
  return !incomplete;
}

function subjectOf(kind: Kind, document: Document, resource: DocumentResource, options: ValidateOptions): Subject {
  const { release = newestIstio } = options;
  const errorsIn = (text: string): readonly SchemaProblem[] =>
    readDocuments(text).documents.flatMap((each) => validateDocument(each, options).filter(isError));
  const errorsNow = (): readonly SchemaProblem[] => problemsOf(document, release).filter(isError);
  const fixesAlone = (problem: SchemaProblem): readonly QuickFix[] | undefined => {
    const item = loneItem(document, resource.path);
    return item && fixesIn(item, problem, release);
  };
  return { kind, document, resource, release, problems: [], errorsIn, errorsNow, fixesAlone };
}

/** The fixes of the finding of a lone item that says the same of the same place. */
function fixesIn(item: LoneItem, problem: SchemaProblem, release: string): readonly QuickFix[] | undefined {
  const path = item.pathHere(problem.path ?? []);
  const same = problemsOf(item.document, release).find(
    (each) => each.rule === problem.rule && each.message === problem.message && samePath(each.path ?? [], path),
  );
  return same && fixesThere(item, same.fixes ?? []);
}

const known = new WeakMap<Document, { readonly release: string; readonly problems: readonly SchemaProblem[] }>();

/** The findings of a document, which are the same each time. */
function problemsOf(document: Document, release: string): readonly SchemaProblem[] {
  const before = known.get(document);
  if (before?.release === release) return before.problems;
  const problems = validateDocument(document, { release });
  known.set(document, { release, problems });
  return problems;
}

function isError({ severity }: SchemaProblem): boolean {
  return severity === 'error';
}

function versionOf(apiVersion: string): string {
  return apiVersion.slice(apiVersion.indexOf('/') + 1);
}

/** A kind of Istio or of Fairway whose apiVersion is missing, or names no group or another one of Istio's. No guess is made at names that Kubernetes has too. */
function findMeantKind(resource: DocumentResource): Kind | undefined {
  const group = groupOf(resource.apiVersion);
  if (group !== '' && !group.endsWith('istio.io')) return undefined;
  const [same, ...others] = kinds.filter((kind) => kind.kind === resource.kind);
  return same?.coverage === 'full' && others.length === 0 ? same : undefined;
}

function reportVersion(subject: Subject): void {
  const { kind, resource } = subject;
  if (resource.value['apiVersion'] === undefined || resource.value['apiVersion'] === null) return;
  const path = [...resource.path, 'apiVersion'];
  const meant = apiVersionOf(kind);
  const written = resource.value['apiVersion'];
  const shown = typeof written === 'string' ? JSON.stringify(written) : showValue(subject.document, path, written);
  const message = `${resource.kind} is not served as ${shown}; ${refuses(subject)} it. Use ${meant}.`;
  const fix = (): QuickFix | null => {
    const result = editDocument(subject.document, [{ type: 'set', path, value: meant }]);
    return result.ok ? { title: `Use ${meant}`, edits: result.edits } : null;
  };
  report(subject, {
    rule: 'unknown-version',
    path,
    part: 'value',
    message,
    ref: `crd-ver-${kind.letters.toLowerCase()}`,
    fix,
  });
}

function apiVersionOf(kind: Kind): string {
  return `${kind.group}/${kind.versions[0] ?? 'v1'}`;
}

/** Objects of an Istio group that name no kind, or one that is no text, are no resources, so nothing else would speak of them. */
function checkKindless(document: Document): readonly SchemaProblem[] {
  const { value } = document;
  if (!isRecord(value)) return [];
  if (value['kind'] === 'List' && value['apiVersion'] === 'v1' && !takesItems(value['items']))
    return reportItems(document, value['items']);
  const items: readonly [unknown, Path][] = Array.isArray(value['items'])
    ? value['items'].map((item: unknown, index) => [item, ['items', index]])
    : [[value, []]];
  return items.flatMap(([item, path]) => {
    if (!isRecord(item) && value['kind'] === 'List') return reportNoResource(document, path, item);
    if (!isRecord(item) || typeof item['kind'] === 'string') return [];
    const { apiVersion } = item;
    if (typeof apiVersion !== 'string') return [];
    const kind = kinds.find((each) => each.coverage === 'full' && each.group === groupOf(apiVersion));
    if (kind === undefined) return [];
    const resource: DocumentResource = {
      path,
      apiVersion,
      kind: 'The resource',
      namespace: null,
      name: '',
      value: item,
      incomplete: false,
    };
    const subject = subjectOf(kind, document, resource, {});
    if (item['kind'] !== undefined && item['kind'] !== null) {
      reportUnknownKind(subject, kind.group, [...path, 'kind'], item['kind']);
      return subject.problems;
    }
    const message = `kind is missing beside apiVersion; ${refuses(subject)} the resource. Add it.`;
    report(subject, { rule: 'missing-field', path: [...path, 'kind'], near: path, part: 'key', message });
    return subject.problems;
  });
}

const listKind = partial({ kind: 'List', letters: 'L', doc: 'Resources in one document.', fields: [] });

function takesItems(items: unknown): boolean {
  return items === undefined || items === null || Array.isArray(items);
}

/** A `kind: List` whose items are no list, so that nothing of it is a resource. */
function reportItems(document: Document, items: unknown): readonly SchemaProblem[] {
  const path = ['items'];
  const subject = listIn(document);
  const message = `items is a list of resources; kubectl refuses ${showValue(document, path, items)}. Write one behind each dash.`;
  report(subject, { rule: 'wrong-type', path, part: 'value', message, ref: 'eng-decode-error' });
  return subject.problems;
}

function listIn(document: Document): Subject {
  const resource = {
    path: [],
    apiVersion: 'v1',
    kind: 'List',
    namespace: null,
    name: '',
    value: {},
    incomplete: false,
  };
  return subjectOf(listKind, document, resource, {});
}

/** An item of a `kind: List` that is a scalar or a list. */
function reportNoResource(document: Document, path: Path, item: unknown): readonly SchemaProblem[] {
  const subject = listIn(document);
  const message = `${labelOf(subject, path)} is a resource; the API server refuses ${showValue(document, path, item)}. Remove it.`;
  report(subject, { rule: 'wrong-type', path, part: 'value', message, ref: 'eng-decode-error' });
  return subject.problems;
}
