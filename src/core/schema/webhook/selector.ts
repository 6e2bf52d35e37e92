import { isRecord } from '../../lists';
import type { Subject } from '../report';
import { childOf, has, type Spot } from './read';
import { labelAt, refuse, warn } from './refuse';
import { remedy } from './remedy';

/** How a selector without labels is judged, and which rows of the reference its findings carry. */
interface SelectorOptions {
  /** Row of the reference for labels that are refused. */
  readonly ref: string;
  /** Row for a selector without labels, where it is another one. */
  readonly emptyRef?: string;
  /** What a selector without labels stands for, as the end of a sentence: "takes every workload of its namespace". */
  readonly emptyMeans: string;
  /** Set where a selector without labels means the same as none, so that it can be removed. */
  readonly sameAsNone?: boolean;
  /** Set where istiod refuses the resource before it warns of a selector without labels. */
  readonly silent?: boolean;
}

/**
 * `workloadSelector.labels` of ServiceEntry and Sidecar. False when istiod refuses the selector: then it looks at nothing else of the resource
 * (istio/istio pkg/config/validation/validation.go, ValidateAlphaWorkloadSelector).
 */
export function checkAlphaSelector(subject: Subject, spec: Spot, options: SelectorOptions): boolean {
  const selector = childOf(spec, 'workloadSelector');
  if (!selector) return true;
  const path = [...selector.path, 'labels'];
  const { labels } = selector.value;
  let isTaken = true;
  for (const [key, value] of Object.entries(isRecord(labels) ? labels : {})) {
    const hasStar = typeof value === 'string' && value.includes('*');
    if (key !== '' && !key.includes('*') && !hasStar) continue;
    isTaken = false;
    // A * in a value is the API server's to refuse, and it does.
    if (!hasStar) refuseKey(subject, [...path, key], key, options.ref);
  }
  if (isTaken && !options.silent) checkEmpty(subject, selector, 'labels', options);
  return isTaken;
}

/**
 * `matchLabels` of DestinationRule and the policies. What istiod refuses in them the CRD refuses as well, so that warnings are left: of a
 * selector without labels (validation.go, validateWorkloadSelector).
 */
export function checkBetaSelector(subject: Subject, spec: Spot, name: string, options: SelectorOptions): void {
  const selector = childOf(spec, name);
  if (selector) checkEmpty(subject, selector, 'matchLabels', options);
}

function refuseKey(subject: Subject, path: Spot['path'], key: string, ref: string): void {
  const label = labelAt(subject, path.slice(0, -1));
  const says =
    key === '' ? 'has an empty key' : `has * in the key ${key}, and labels are compared as they are, without patterns`;
  refuse(subject, {
    rule: 'bad-format',
    path,
    part: 'key',
    ref,
    message: `${label} ${says}; istiod refuses the resource. Write the key of the label.`,
  });
}

function checkEmpty(subject: Subject, selector: Spot, labels: string, options: SelectorOptions): void {
  const value = selector.value[labels];
  const isEmpty = !has(selector, labels) || (isRecord(value) && Object.values(value).every((each) => each === null));
  if (!isEmpty) return;
  const label = labelAt(subject, selector.path);
  const way = options.sameAsNone ? `Remove ${label}, or add labels.` : 'Add labels if less is meant.';
  warn(subject, {
    rule: 'empty-selector',
    path: selector.path,
    part: 'key',
    ref: options.emptyRef ?? options.ref,
    message: `${label} has no labels and ${options.emptyMeans}. ${way}`,
    ...(options.sameAsNone
      ? { fix: remedy(subject, `Remove ${label}`, [{ type: 'delete', path: selector.path }]) }
      : {}),
  });
}
