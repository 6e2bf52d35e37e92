import type { Workload } from '../../workload';

/** How calls get to the sidecar of a pod; NONE where nothing hands them over, and the app has to dial the sidecar itself. */
export const interceptionMode = 'sidecar.istio.io/interceptionMode';

/**
 * Whether no iptables are written for a pod, neither for its calls nor for its questions to DNS. All that its sidecar listens on is bound to a port then
 * (manifests/charts/istio-control/istio-discovery/files/injection-template.yaml; pilot/pkg/networking/core/listener.go, buildSidecarOutboundListeners: proxyNoneMode).
 */
export function hasNoInterception(pods: Pick<Workload, 'annotations'> | undefined): boolean {
  return pods?.annotations[interceptionMode] === 'NONE';
}
