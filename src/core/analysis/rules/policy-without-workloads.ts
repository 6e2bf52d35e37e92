import { hasKey, labelsIn, listIn, recordIn } from '../../mesh';
import { inMesh, isAmbientPod } from '../istioctl/in-mesh';
import { drawsPods, podsOf, podsSelectedBy, showSelector } from '../istioctl/pods';
import { completeOf, type Seen } from '../istioctl/scope';
import { settingsOf } from '../question';
import type { Report, WorkspaceRule } from '../rule';
import type { RuleInput } from '../run';

export const policyWithoutWorkloads: WorkspaceRule = {
  id: 'policy-without-workloads',
  scope: 'workspace',
  layer: 'analyze',
  severity: 'warning',
  codes: ['IST0127'],
  sees: 'drawn',
  summary: 'An AuthorizationPolicy is for no pod of the mesh.',
  why: 'A policy that selects nothing is enforced nowhere, and what it was to forbid stays allowed. istioctl analyze takes a policy with targetRefs for one of its whole namespace.',
  source: 'istio/istio pkg/config/analysis/analyzers/authz/authorizationpolicies.go, analyzeNoMatchingWorkloads',
  check: (input) =>
    podsOf(input).length === 0
      ? []
      : completeOf(input, 'AuthorizationPolicy').flatMap((policy) => checkPolicy(input, policy)),
};

function checkPolicy(input: RuleInput, { resource, namespace, spec }: Seen): readonly Report[] {
  const isMeshWide = namespace === settingsOf(input).rootNamespace;
  const selects = hasKey(spec, 'selector');
  if (isMeshWide && !selects) return [];
  const selector = labelsIn(recordIn(spec, 'selector'), 'matchLabels');
  const selected = podsSelectedBy(input, selector, isMeshWide ? undefined : namespace);
  if (selected.some((pod) => inMesh(input, pod) !== false || isAmbientPod(input, pod))) return [];
  return [
    {
      resource,
      ...(selects ? { path: ['spec', 'selector'], part: 'key' as const } : { path: ['metadata', 'name'] }),
      message: messageFor(spec, selector, isMeshWide ? 'the mesh' : `namespace ${namespace}`, selected.length > 0),
      code: 'IST0127',
      ref: 'IST0127',
      // A design need not draw all pods of a namespace.
      ...(drawsPods(input) ? {} : { severity: 'info' as const }),
    },
  ];
}

function messageFor(spec: Seen['spec'], selector: Seen['labels'], place: string, hasPods: boolean): string {
  if (listIn(spec, 'targetRefs').length > 0 || hasKey(spec, 'targetRef'))
    return `istioctl analyze takes this policy for one of all ${place}, where no pod in the files is in the mesh. What counts are its targetRefs.`;
  if (hasPods)
    return 'This policy is enforced nowhere: no pod in the files that it selects has a proxy. Inject the sidecar.';
  if (Object.keys(selector).length > 0)
    return `This policy is enforced nowhere: no pod of ${place} in the files has ${showSelector(selector)}. Correct the selector or the namespace.`;
  return `This policy is enforced nowhere: the files have no pod in ${place}. Move it to the namespace of the pods.`;
}
