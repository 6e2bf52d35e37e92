import type { Op } from '../../yaml';
import type { Subject } from '../report';
import { childOf, itemsOf, textOf, type Spot } from './read';
import { labelAt, refuse } from './refuse';
import { remedy } from './remedy';
import { checkBetaSelector } from './selector';

/** What a policy can be about, by group. */
const targets: Readonly<Record<string, readonly string[]>> = {
  '': ['Service'],
  core: ['Service'],
  'networking.istio.io': ['ServiceEntry'],
  'gateway.networking.k8s.io': ['Gateway', 'GatewayClass'],
};

/** Rows of the reference for one kind of policy. */
interface TargetRefs {
  readonly selector: string;
  readonly target: string;
}

/**
 * Where a policy applies: its selector, and the objects that it names. That it has one of both alone, and that names are complete, the API server asks
 * as well (istio/istio pkg/config/validation/validation.go, validateWorkloadSelector and validatePolicyTargetReference).
 */
export function checkTargets(subject: Subject, spec: Spot, refs: TargetRefs): void {
  checkBetaSelector(subject, spec, 'selector', {
    ref: refs.selector,
    emptyMeans: 'applies to all pods, as it does without one',
    sameAsNone: true,
  });
  const single = childOf(spec, 'targetRef');
  for (const target of [...(single ? [single] : []), ...itemsOf(spec, 'targetRefs')])
    checkTarget(subject, target, refs.target);
}

function checkTarget(subject: Subject, target: Spot, ref: string): void {
  const group = textOf(target, 'group');
  const kind = textOf(target, 'kind');
  // Without a kind the API server refuses it.
  if (kind === '' || (Object.hasOwn(targets, group) && targets[group]?.includes(kind))) return;
  const right = Object.keys(targets).find((each) => targets[each]?.includes(kind));
  const shown = group === '' ? 'no group' : `group ${group}`;
  const way =
    right === undefined
      ? 'It can be a Service, ServiceEntry, Gateway or GatewayClass.'
      : `Its group is ${right === '' ? 'the empty one' : right}.`;
  // Without a group only this can have been meant; another group may be that of an object of the same kind.
  const isMeant = group === '' && right !== undefined;
  const set: Op = { type: 'set', path: [...target.path, 'group'], value: right };
  refuse(subject, {
    rule: 'unknown-target',
    path: [...target.path, 'kind'],
    ref,
    message: `${labelAt(subject, target.path)} is a ${kind} with ${shown}, which no policy can be about; istiod refuses it. ${way}`,
    ...(isMeant ? { fix: remedy(subject, `Write group ${right}`, [set]) } : {}),
  });
}
