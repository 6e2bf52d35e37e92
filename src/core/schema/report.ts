import { applyEdits, formatPath, type Diagnostic, type Path, type QuickFix, type Severity } from '../text';
import { findNode, rangeOf, type Document } from '../yaml';
import { typeAt } from './field-at';
import { rangeAt, type Part } from './places';
import type { DocumentResource } from './resource';
import type { Field, Kind } from './types';
import type { WebhookRule } from './webhook/rule-ids';

/** Ids of the rules by which a resource is held against its kind. */
export type SchemaRule =
  | WebhookRule
  | 'unknown-kind'
  | 'unknown-version'
  | 'unknown-field'
  | 'missing-field'
  | 'null-value'
  | 'wrong-type'
  | 'ambiguous-scalar'
  | 'unknown-value'
  | 'out-of-range'
  | 'bad-duration'
  | 'bad-format'
  | 'conflicting-fields'
  | 'duplicate-port'
  | 'endpoint-address'
  | 'resolution-conflict'
  | 'repeated-entry';

/** A finding of the schema; what a Diagnostic says, with the rule narrowed. */
export interface SchemaProblem extends Diagnostic {
  readonly rule: SchemaRule;
}

/** A resource that is being checked, and where its findings go. */
export interface Subject {
  readonly kind: Kind;
  readonly document: Document;
  readonly resource: DocumentResource;
  /** The Istio release by which it is judged, for example `1.30`. */
  readonly release: string;
  readonly problems: SchemaProblem[];
  /** The errors that the document would have with other text in it: a fix must not add one. */
  readonly errorsIn: (text: string) => readonly SchemaProblem[];
  /** Those that it has now. */
  readonly errorsNow: () => readonly SchemaProblem[];
  /** The fixes of a finding as they are where its resource stands alone in a document; undefined when it does so anyway, or cannot. */
  readonly fixesAlone: (problem: SchemaProblem) => readonly QuickFix[] | undefined;
}

/** What a check of a kind finds at a path. */
export interface Report {
  readonly rule: SchemaRule;
  /** From the document's root. */
  readonly path: Path;
  readonly part: Part;
  readonly message: string;
  /** The field that is concerned; its row of the reference counts unless `ref` is given. */
  readonly field?: Field | undefined;
  /** Null where the reference says nothing about it. */
  readonly ref?: string | null | undefined;
  readonly severity?: Severity;
  /** Istio's own code; that of a refusal by the webhook when unset. */
  readonly code?: string;
  /** Set when istiod's webhook objects and not the API server. */
  readonly webhook?: boolean;
  /** Set when nobody objects. */
  readonly accepted?: boolean;
  /** Ways to make it right; asked for only when somebody wants to see them, since each is verified by reading the text after it. */
  readonly fix?: (() => QuickFix | readonly QuickFix[] | null) | undefined;
  /** Where to point when there is nothing at `path`. */
  readonly near?: Path;
}

/** Adds a finding. Whatever is found in a design document is a matter of the design. */
export function report(subject: Subject, found: Report): void {
  const { kind, document } = subject;
  const ref = found.ref === undefined ? (found.field?.ref ?? 'eng-apiserver') : found.ref;
  const url = found.field?.url ?? kind.url;
  const problem: SchemaProblem = {
    rule: found.rule,
    ref: kind.layer === 'design' ? null : ref,
    // What cannot be decoded never gets to the rules that have a code.
    code: found.webhook && ref?.startsWith('dec-') !== true ? (found.code ?? 'IST0106') : null,
    severity: found.severity ?? 'error',
    layer: found.accepted ? 'runtime' : found.webhook ? 'webhook' : (kind.layer ?? 'schema'),
    message: found.message,
    path: found.path,
    range: rangeAt(document, found.near ?? found.path, found.part),
    ...(url === undefined ? {} : { url }),
  };
  subject.problems.push(found.fix ? withFix(subject, problem, found.fix) : problem);
}

function withFix(subject: Subject, problem: SchemaProblem, fix: NonNullable<Report['fix']>): SchemaProblem {
  let fixes: readonly QuickFix[] | undefined;
  return {
    ...problem,
    get fixes() {
      return (fixes ??=
        subject.fixesAlone(problem) ?? [fix() ?? []].flat().filter((each) => addsNoError(subject, each, problem)));
    },
  };
}

/**
 * Whether a fix leaves fewer errors than it found; what is warned of leaves no more. An error in the place of its own is none the better, be it that
 * of the parent that becomes empty or of what nobody could look at before. Only a kind or version makes the whole resource readable, and what is
 * wrong there was wrong already.
 */
function addsNoError(
  { document, errorsIn, errorsNow, resource }: Subject,
  fix: QuickFix,
  problem: SchemaProblem,
): boolean {
  const before = errorsNow().length;
  const after = errorsIn(applyEdits(document.text, fix.edits)).length;
  const { path = [], severity } = problem;
  const isOfKind = path.length === resource.path.length + 1 && ['apiVersion', 'kind'].includes(String(path.at(-1)));
  return after < before || (after === before && (severity !== 'error' || isOfKind));
}

/** What a message calls the value at a path: its key, `ports[0]` for an item, `ports.http` for an entry of a map, the kind for the resource itself. */
export function labelOf(subject: Subject, path: Path): string {
  if (path.length <= subject.resource.path.length) return subject.resource.kind;
  const last = path[path.length - 1] as string | number;
  if (typeof last === 'string' && !isEntry(subject, path)) return formatPath([last]);
  const before = path.slice(0, -1).findLastIndex((step) => typeof step === 'string');
  return formatPath(path.slice(Math.max(before, 0)));
}

/** Whether the last key of a path is one that the user chose, which alone would not say what it is. */
function isEntry({ kind, resource }: Subject, path: Path): boolean {
  return typeAt(kind, path.slice(resource.path.length, -1))?.type === 'map';
}

/** Who refuses what is wrong, with the verb. */
export function refuses(subject: Subject, webhook = false): string {
  if (webhook) return 'istiod refuses';
  return subject.kind.layer === 'design' ? 'Fairway cannot use' : 'the API server refuses';
}

/** A value as a message shows it: short scalars as they are written, the rest by what they are. */
export function showValue(document: Document, path: Path, value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object' && value !== null) return 'a mapping';
  const node = findNode(document.tree, path);
  const tag = document.tree.props?.get(node)?.tag;
  // A tag may be what makes the value another one than it looks like; behind !!binary nobody sees which.
  if (tag !== undefined) return `${tag} ${String(value)}`;
  const range = node < 0 ? undefined : rangeOf(document.tree, node);
  const written = range ? document.text.slice(range.from, range.to) : JSON.stringify(value);
  const shown =
    written.length > 40 || /[\r\n]/.test(written) ? `${written.slice(0, 40).replace(/\s+/g, ' ')}…` : written;
  return shown === '' ? 'an empty text' : shown;
}
