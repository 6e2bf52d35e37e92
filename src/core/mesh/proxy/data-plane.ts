import type { Mesh } from '../build';
import { matchesLabels } from '../rule-pool';
import type { Workload } from '../workload';
import { namespaceLabels } from './namespace';
import type { Proxy, ProxyKind } from './proxy';

/** What of a workload decides about its proxy. */
type Pods = Pick<Workload, 'namespace' | 'labels' | 'annotations' | 'hostNetwork'>;

/** What carries the traffic of pods, and whether it answers names. */
export function dataPlaneOf(mesh: Mesh, pods: Pods): Pick<Proxy, 'kind' | 'dnsCapture'> {
  const kind = kindOf(mesh, pods);
  return {
    kind,
    dnsCapture: kind === 'ztunnel' || (kind !== 'none' && (capturesDns(pods) ?? mesh.settings.dnsCapture)),
  };
}

function kindOf(mesh: Mesh, pods: Pods): ProxyKind {
  if (pods.labels['gateway.networking.k8s.io/gateway-class-name'] === 'istio-waypoint') return 'waypoint';
  if (isGateway(mesh, pods)) return 'egress-gateway';
  if (pods.hostNetwork) return 'none';
  const labels = namespaceLabels(mesh, pods.namespace);
  const ambient = mesh.settings.dataPlane === 'ambient';
  if (injects(pods, labels) ?? !ambient)
    return ambientMode(pods, labels) === true && injects(pods, labels) === undefined ? 'ztunnel' : 'sidecar';
  return (ambientMode(pods, labels) ?? ambient) ? 'ztunnel' : 'none';
}

/** Pods that a Gateway selects run Envoy for it; so do those that are injected with the template of gateways. */
function isGateway({ gateways }: Mesh, { labels, annotations }: Pods): boolean {
  if (annotations['inject.istio.io/templates']?.split(',').includes('gateway')) return true;
  return gateways.some(({ selector }) => Object.keys(selector).length > 0 && matchesLabels(selector, labels));
}

/**
 * Whether pods get a sidecar, as far as labels say it: a namespace that is out takes its pods out, and one that is in leaves it to them (manifests/charts/istio-control/istio-discovery,
 * mutatingwebhook.yaml; pkg/kube/inject/inject.go, injectRequired).
 */
function injects({ labels, annotations }: Pods, namespace: Readonly<Record<string, string>>): boolean | undefined {
  const byNamespace = namespace['istio-injection'];
  if (byNamespace === 'disabled') return false;
  const byPod = labels['sidecar.istio.io/inject'] ?? annotations['sidecar.istio.io/inject'];
  if (byPod === 'false') return false;
  if (byPod === 'true') return true;
  return byNamespace === 'enabled' || Object.hasOwn(namespace, 'istio.io/rev') ? true : undefined;
}

/** Whether ztunnel takes the traffic of pods, as far as labels say it: the pod's own before that of its namespace (cni/pkg/util, PodRedirectionEnabled). */
function ambientMode({ labels }: Pods, namespace: Readonly<Record<string, string>>): boolean | undefined {
  const mode = labels['istio.io/dataplane-mode'] ?? namespace['istio.io/dataplane-mode'];
  return mode === undefined ? undefined : mode === 'ambient';
}

/** What the annotation of the pods says about names, which counts before the mesh's `defaultConfig`. */
function capturesDns({ annotations }: Pods): boolean | undefined {
  const config = annotations['proxy.istio.io/config'];
  const stated = config === undefined ? null : /ISTIO_META_DNS_CAPTURE["']?\s*:\s*["']?(\w+)/.exec(config);
  return stated === null ? undefined : stated[1] === 'true';
}
