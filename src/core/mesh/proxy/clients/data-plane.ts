import type { Mesh } from '../../build';
import { matchesLabels } from '../../rule-pool';
import type { PodProxy } from '../../running-pod';
import type { Workload } from '../../workload';
import { hasNoInterception } from './interception';
import { hasNamespace, injectsByDefault, isIgnoredNamespace, namespaceLabels } from './namespace';
import { configuredCapture } from './proxy-configs';
import type { Proxy, ProxyKind } from './proxy';

/** What of a workload decides about its proxy. */
type Pods = Pick<Workload, 'namespace' | 'labels' | 'annotations' | 'hostNetwork' | 'asProxyUser' | 'runs'>;

type Labels = Readonly<Record<string, string>>;

/** What carries the traffic of pods, and whether it answers names. ztunnel always does (cni and ztunnel, with Istio's own defaults). */
export function dataPlaneOf(mesh: Mesh, pods: Pods): Pick<Proxy, 'kind' | 'dnsCapture' | 'bindsPorts'> {
  const kind = kindOf(mesh, pods);
  if (kind === 'none' || kind === 'ztunnel') return { kind, dnsCapture: kind === 'ztunnel', bindsPorts: false };
  if (kind === 'sidecar' && hasNoInterception(mesh, pods)) return { kind, dnsCapture: false, bindsPorts: true };
  // What asks DNS as the proxy's user is not led to the proxy either.
  const dnsCapture = pods.asProxyUser !== 'all' && isCapturing(mesh, pods);
  return { kind, dnsCapture, bindsPorts: false };
}

/** Whether a sidecar of a client would answer names, if it had one to which all calls are handed. */
export function capturesNames(mesh: Mesh, { namespace, workload }: Pick<Proxy, 'namespace' | 'workload'>): boolean {
  return isCapturing(mesh, workload ?? { ...nobody, namespace });
}

function isCapturing(mesh: Mesh, pods: Pods): boolean {
  return pods.runs?.dnsCapture ?? configuredCapture(mesh, pods) ?? mesh.settings.dnsCapture;
}

function kindOf(mesh: Mesh, pods: Pods): ProxyKind {
  if (pods.labels['gateway.networking.k8s.io/gateway-class-name'] === 'istio-waypoint') return 'waypoint';
  if (pods.runs) return kindOfRunning(mesh, pods, pods.runs.proxy);
  if (isGateway(mesh, pods)) return 'egress-gateway';
  if (pods.hostNetwork) return 'none';
  const namespace = namespaceLabels(mesh, pods.namespace);
  const injected = injects(pods, namespace);
  if (injected === true) return 'sidecar';
  const isAmbient = mesh.settings.dataPlane === 'ambient' || namespace[dataPlaneMode] === 'ambient';
  if (capturesPods(pods, namespace) ?? isAmbient) return 'ztunnel';
  return isAmbient || injected === false ? 'none' : 'sidecar';
}

/** What runs is a fact, whatever labels would give to pods that are made now. Whoever makes a gateway’s pods otherwise may call its container otherwise. */
function kindOfRunning(mesh: Mesh, pods: Pods, proxy: PodProxy): ProxyKind {
  switch (proxy) {
    case 'router':
      return 'egress-gateway';
    case 'sidecar':
      return pods.hostNetwork ? 'none' : 'sidecar';
    case 'envoy':
      if (isGateway(mesh, pods)) return 'egress-gateway';
      return pods.hostNetwork ? 'none' : 'sidecar';
    case 'none':
      return isGateway(mesh, pods) ? 'egress-gateway' : 'none';
    default:
      return proxy;
  }
}

/** Pods that a Gateway selects run Envoy for it; so do those that are injected with the template of gateways. */
function isGateway({ gateways }: Mesh, { labels, annotations }: Pods): boolean {
  if (annotations['inject.istio.io/templates']?.split(',').includes('gateway')) return true;
  return gateways.some(({ selector }) => Object.keys(selector).length > 0 && matchesLabels(selector, labels));
}

/**
 * Whether pods get a sidecar, as far as something says it: a namespace with another value of istio-injection than enabled, or one of Kubernetes' own, takes its
 * pods out; one that is in, or says nothing, leaves it to them (manifests/charts/istio-control/istio-discovery/templates/mutatingwebhook.yaml; pkg/kube/inject/inject.go, injectRequired). The revision of a
 * namespace in ambient mode is not for injection.
 */
function injects({ labels, annotations, namespace: name }: Pods, namespace: Labels): boolean | undefined {
  if (isIgnoredNamespace(name)) return false;
  const byNamespace = namespace['istio-injection'];
  if (byNamespace !== undefined && byNamespace !== 'enabled') return false;
  const byPod = labels['sidecar.istio.io/inject'] ?? refusalIn(annotations);
  if (byPod === 'false' || byPod === 'true') return byPod === 'true';
  if (byNamespace === 'enabled') return true;
  if (!Object.hasOwn(namespace, 'istio.io/rev')) return Object.hasOwn(labels, 'istio.io/rev') ? true : undefined;
  return namespace[dataPlaneMode] !== 'ambient' ? true : undefined;
}

/** The webhook chooses pods by labels alone, so that an annotation can only refuse what the namespace gives. */
function refusalIn(annotations: Labels): string | undefined {
  return annotations['sidecar.istio.io/inject'] === 'false' ? 'false' : undefined;
}

/** Why pods get no proxy, in one sentence, and where that is said: a label of their namespace, or something of their own. */
export interface Lack {
  readonly because: string;
  readonly by: { readonly of: 'namespace' | 'labels' | 'annotations'; readonly name: string } | { readonly of: 'spec' };
}

/** What keeps proxies from pods that are not said to run; undefined where nothing is written that does (see `kindOf`). */
export function lackOf(mesh: Mesh, pods: Pods): Lack | undefined {
  if (pods.hostNetwork)
    return {
      because: 'The pod is on the network of its node (hostNetwork), where nothing is handed to a proxy.',
      by: { of: 'spec' },
    };
  const namespace = namespaceLabels(mesh, pods.namespace);
  if (mesh.settings.dataPlane === 'ambient' || namespace[dataPlaneMode] === 'ambient') {
    const [own, common] = [pods.labels[dataPlaneMode], namespace[dataPlaneMode]];
    if (own !== undefined) return lacking('The pod has the label', 'labels', dataPlaneMode, own);
    return common === undefined ? undefined : lacking(whose(pods), 'namespace', dataPlaneMode, common);
  }
  const injection = namespace['istio-injection'];
  if (injection !== undefined && injection !== 'enabled')
    return lacking(whose(pods), 'namespace', 'istio-injection', injection);
  const name = 'sidecar.istio.io/inject';
  if (pods.labels[name] === 'false') return lacking('The pod has the label', 'labels', name, 'false');
  const isRefused = pods.labels[name] === undefined && pods.annotations[name] === 'false';
  return isRefused ? lacking('The pod has the annotation', 'annotations', name, 'false') : undefined;
}

function whose({ namespace }: Pods): string {
  return `Namespace ${namespace} has the label`;
}

function lacking(who: string, of: 'namespace' | 'labels' | 'annotations', name: string, value: string): Lack {
  return { because: `${who} ${name}: ${value}, so no proxy carries its calls.`, by: { of, name } };
}

const dataPlaneMode = 'istio.io/dataplane-mode';

/**
 * Whether a sidecar is only taken to be there: the files have the Namespace of the pods, and neither it nor they say a word of sidecars, for which Istio's
 * default is none (manifests/charts/istio-control/istio-discovery/templates/mutatingwebhook.yaml).
 */
export function assumesSidecar(mesh: Mesh, { kind, namespace, workload }: Proxy): boolean {
  if (kind !== 'sidecar' || workload?.runs !== undefined || !hasNamespace(mesh, namespace)) return false;
  if (injectsByDefault(mesh)) return false;
  return injects(workload ?? { ...nobody, namespace }, namespaceLabels(mesh, namespace)) === undefined;
}

const nobody = { labels: {}, annotations: {}, hostNetwork: false, asProxyUser: 'none', runs: undefined } as const;

/** Whether ztunnel takes the traffic of pods, as far as labels say it: the pod's own counts before that of its namespace (cni/pkg/util/podutil.go, PodRedirectionEnabled). */
function capturesPods({ labels }: Pods, namespace: Labels): boolean | undefined {
  const mode = labels[dataPlaneMode] ?? namespace[dataPlaneMode];
  return mode === undefined ? undefined : mode === 'ambient';
}

/** Whether it is only taken to be that a client’s proxy answers no names: neither its pods nor a ProxyConfig nor a MeshConfig say so. */
export function assumesNoCapture(mesh: Mesh, { kind, dnsCapture, namespace, workload }: Proxy): boolean {
  if (kind !== 'sidecar' || dnsCapture || !mesh.settings.assumed.includes('dnsCapture')) return false;
  if (hasNoInterception(mesh, workload)) return false;
  return (workload?.runs?.dnsCapture ?? configuredCapture(mesh, workload ?? { ...nobody, namespace })) === undefined;
}
