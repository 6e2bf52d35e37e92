import { isRecord } from '../../lists';
import { isGoBoolean } from '../go-boolean';
import type { Subject } from '../report';
import { specOf, textOf } from './read';
import { refuse } from './refuse';
import { remedy } from './remedy';

const dryRun = 'istio.io/dry-run';

/** Annotations that Istio gives to what it makes itself (istio/istio pkg/config/constants). The last two are refused from 1.27 on. */
const internal = [
  'internal.istio.io/webhook-always-reject',
  'internal.istio.io/parents',
  'internal.istio.io/parent-namespace',
];

/**
 * Annotations for which istiod refuses a resource of any kind. False when it does: then it looks at nothing else
 * (istio/istio pkg/config/validation/validation.go, validateMetadata and checkDryRunAnnotation).
 */
export function checkMetadata(subject: Subject): boolean {
  const { metadata } = subject.resource.value;
  const annotations = isRecord(metadata) ? metadata['annotations'] : undefined;
  if (!isRecord(annotations)) return true;
  const before = subject.problems.length;
  if (Object.hasOwn(annotations, dryRun)) checkDryRun(subject, annotations[dryRun]);
  const found = internal.find((name) => Object.hasOwn(annotations, name));
  if (subject.problems.length === before && found !== undefined) refuseInternal(subject, found);
  return subject.problems.length === before;
}

function pathOf(name: string): readonly string[] {
  return ['metadata', 'annotations', name];
}

function refuseInternal(subject: Subject, name: string): void {
  const path = pathOf(name);
  refuse(subject, {
    rule: 'internal-annotation',
    path,
    part: 'key',
    ref: 'wh-meta-internal',
    message: `${name} is Istio's own annotation, and istiod refuses every resource that has it. Remove it.`,
    fix: remedy(subject, `Remove ${name}`, [{ type: 'delete', path }]),
  });
}

function checkDryRun(subject: Subject, value: unknown): void {
  const { kind } = subject.kind;
  const path = pathOf(dryRun);
  if (kind !== 'AuthorizationPolicy') {
    refuse(subject, {
      rule: 'dry-run',
      path,
      part: 'key',
      ref: 'wh-meta-dryrun-kind',
      message: `${dryRun} is for AuthorizationPolicy alone, and istiod refuses a ${kind} that has it. Remove it.`,
      fix: remedy(subject, `Remove ${dryRun}`, [{ type: 'delete', path }]),
    });
    return;
  }
  const action = textOf(specOf(subject.resource), 'action') || 'ALLOW';
  const message =
    action !== 'ALLOW' && action !== 'DENY'
      ? `${dryRun} goes with ALLOW and DENY; istiod refuses it with ${action}. Remove it, or change action.`
      : typeof value === 'string' && !isGoBoolean(value)
        ? `${dryRun} is "true" or "false"; istiod refuses ${value === '' ? 'an empty text' : value}. Write one of them.`
        : undefined;
  if (message !== undefined) refuse(subject, { rule: 'dry-run', path, ref: 'wh-meta-dryrun-value', message });
}
