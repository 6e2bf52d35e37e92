import { hasKey, labelsIn, recordIn } from '../../mesh';
import { podsSelectedBy } from '../istioctl/pods';
import { completeOf, type Seen } from '../istioctl/scope';
import type { Report, WorkspaceRule } from '../rule';
import type { RuleInput } from '../run';

export const selectorAtKubernetesGateway: WorkspaceRule = {
  id: 'selector-at-kubernetes-gateway',
  scope: 'workspace',
  layer: 'analyze',
  severity: 'warning',
  codes: ['IST0166'],
  sees: 'drawn',
  summary: 'A policy selects pods of a gateway of the Kubernetes Gateway API by their labels.',
  why: 'Such gateways, waypoints among them, take policies that name them in targetRefs; one that finds them by a selector is ignored there.',
  source: 'istio/istio pkg/config/analysis/analyzers/k8sgateway/workloadselector.go, SelectorAnalyzer.Analyze',
  check: (input) =>
    ['AuthorizationPolicy', 'RequestAuthentication', 'Telemetry', 'WasmPlugin'].flatMap((kind) =>
      completeOf(input, kind).flatMap((policy) => checkPolicy(input, policy)),
    ),
};

const gatewayLabel = 'gateway.networking.k8s.io/gateway-name';

function checkPolicy(input: RuleInput, { resource, namespace, spec }: Seen): readonly Report[] {
  if (!hasKey(spec, 'selector') || hasKey(spec, 'targetRef')) return [];
  const selector = labelsIn(recordIn(spec, 'selector'), 'matchLabels');
  const gateways = podsSelectedBy(input, selector, namespace).flatMap(({ labels }) => labels[gatewayLabel] ?? []);
  return [...new Set(gateways)].map((gateway) => ({
    resource,
    path: ['spec', 'selector'],
    part: 'key',
    message: `Gateway ${gateway} ignores this ${resource.kind}: the selector matches its pods, but such gateways take policies only by targetRefs. Bind it with targetRefs.`,
    code: 'IST0166',
    ref: 'IST0166',
  }));
}
