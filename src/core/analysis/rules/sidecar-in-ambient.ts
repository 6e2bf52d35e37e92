import { labelsIn, recordIn } from '../../mesh';
import { isAmbientNamespace, isAmbientPod, namespaceOf } from '../istioctl/in-mesh';
import { podsSelectedBy } from '../istioctl/pods';
import { completeOf, type Seen } from '../istioctl/scope';
import type { Report, WorkspaceRule } from '../rule';
import type { RuleInput } from '../run';

export const sidecarInAmbient: WorkspaceRule = {
  id: 'sidecar-in-ambient',
  scope: 'workspace',
  layer: 'analyze',
  severity: 'warning',
  codes: ['IST0167'],
  sees: 'drawn',
  summary: 'A Sidecar is for pods in ambient mode, which have no sidecar.',
  why: 'ztunnel and waypoints do not look at Sidecars, so nothing of it is in force: not its imports, not its outbound policy.',
  source: 'istio/istio pkg/config/analysis/analyzers/sidecar/selector.go, SelectorAnalyzer.Analyze',
  check: (input) => completeOf(input, 'Sidecar').flatMap((sidecar) => checkSidecar(input, sidecar)),
};

function checkSidecar(input: RuleInput, { resource, namespace, spec }: Seen): readonly Report[] {
  const selector = labelsIn(recordIn(spec, 'workloadSelector'), 'labels');
  const selects = Object.keys(selector).length > 0;
  const pod = selects
    ? podsSelectedBy(input, selector, namespace).find((each) => isAmbientPod(input, each))
    : undefined;
  const who = pod
    ? `${pod.kind === 'Pod' ? 'Pod' : 'The pods of'} ${namespace}/${pod.name}`
    : `The pods of ${namespace}`;
  if (pod === undefined && (selects || !isAmbientNamespace(namespaceOf(input, namespace)))) return [];
  return [
    {
      resource,
      ...(selects
        ? { path: ['spec', 'workloadSelector', 'labels'], part: 'key' as const }
        : { path: ['metadata', 'name'] }),
      message: `${who} ${pod?.kind === 'Pod' ? 'is' : 'are'} in ambient mode, where ztunnel and waypoints ignore a Sidecar. Remove it, or limit calls with an AuthorizationPolicy.`,
      code: 'IST0167',
      ref: 'IST0167',
    },
  ];
}
