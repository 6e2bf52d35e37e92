import { isInjected, proxyIn, workNamespaces } from '../istioctl/injection';
import { completeOf, type Seen } from '../istioctl/scope';
import type { Report, WorkspaceRule } from '../rule';
import type { RuleInput } from '../run';

export const podWithoutProxy: WorkspaceRule = {
  id: 'pod-without-proxy',
  scope: 'workspace',
  layer: 'analyze',
  severity: 'warning',
  codes: ['IST0103'],
  sees: 'drawn',
  summary: 'A Pod has no sidecar although its Namespace is labelled for injection.',
  why: 'A pod of a cluster that was made before the label stays outside of the mesh until it is made anew. One that is written by hand gets its sidecar when it is applied.',
  source: 'istio/istio pkg/config/analysis/analyzers/injection/injection.go (Analyze)',
  check: checkPods,
};

function checkPods(input: RuleInput): readonly Report[] {
  const injected = new Set(
    workNamespaces(input)
      .filter(isInjected)
      .map(({ name }) => name),
  );
  return completeOf(input, 'Pod')
    .filter((pod) => injected.has(pod.namespace) && lacksProxy(pod))
    .map(({ resource, namespace, name }) => ({
      resource,
      path: ['metadata', 'name'],
      message: `Pod ${namespace}/${name} has no istio-proxy container, and Namespace ${namespace} injects one. Recreate a pod that runs already; one that is applied from these files gets a sidecar then.`,
      code: 'IST0103',
      ref: 'IST0103',
    }));
}

function lacksProxy({ spec, labels, annotations }: Seen): boolean {
  const stated = labels['sidecar.istio.io/inject'] ?? annotations['sidecar.istio.io/inject'] ?? '';
  if (stated.toLowerCase() === 'false' || spec['hostNetwork'] === true) return false;
  return proxyIn(spec, ['containers', 'initContainers'])?.image === undefined;
}
