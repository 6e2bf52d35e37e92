import type { Path, QuickFix } from '../../text';
import { labelOf, report, type SchemaRule, type Subject } from '../report';
import type { Part } from '../places';

/** What istiod's webhook has to say about a place in a resource. */
export interface Objection {
  readonly rule: SchemaRule;
  /** From the resource's root, for example `['spec', 'hosts', 0]`. */
  readonly path: Path;
  /** Whether to point at the key or at the value; the value when unset. */
  readonly part?: Part;
  /** From the resource's root: where to point when there is nothing at `path`; its key when it has one. */
  readonly near?: Path;
  readonly message: string;
  /** Row of the validation reference. */
  readonly ref: string;
  /** Istio's own code: `IST0106` for what is refused and `IST0133` for what is warned of, unless it is given. */
  readonly code?: 'IST0130' | 'IST0131';
  readonly fix?: (() => QuickFix | null) | undefined;
}

/**
 * Adds what istiod's webhook refuses the resource for. Where the API server refuses the same value already, nothing is added: it is asked first,
 * and one fault is one finding.
 */
export function refuse(subject: Subject, objection: Objection): void {
  const path = [...subject.resource.path, ...objection.path];
  if (!isRefused(subject, path)) add(subject, objection, 'error');
}

/** Adds what istiod's webhook accepts and warns of; `info` where `istioctl analyze` calls it that. */
export function warn(subject: Subject, objection: Objection, severity: 'warning' | 'info' = 'warning'): void {
  add(subject, objection, severity);
}

function isRefused(subject: Subject, path: Path): boolean {
  return subject.problems.some(
    (problem) =>
      problem.layer === 'schema' &&
      problem.severity === 'error' &&
      problem.path?.length === path.length &&
      path.every((step, index) => step === problem.path?.[index]),
  );
}

function add(subject: Subject, objection: Objection, severity: 'error' | 'warning' | 'info'): void {
  const base = subject.resource.path;
  report(subject, {
    rule: objection.rule,
    path: [...base, ...objection.path],
    part: objection.part ?? 'value',
    message: objection.message,
    ref: objection.ref,
    code: objection.code ?? (severity === 'error' ? 'IST0106' : 'IST0133'),
    severity,
    webhook: true,
    fix: objection.fix,
    ...(objection.near === undefined ? {} : { near: [...base, ...objection.near] }),
  });
}

/** What a message calls the value at a path from the resource's root: its key, or `ports[0]` for an item. */
export function labelAt(subject: Subject, path: Path): string {
  return labelOf(subject, [...subject.resource.path, ...path]);
}
