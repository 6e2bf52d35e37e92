import type { Mesh } from '../../build';
import type { Workload } from '../../workload';

/** How calls get to the sidecar of a pod; NONE where nothing hands them over, and the app has to dial the sidecar itself. */
export const interceptionMode = 'sidecar.istio.io/interceptionMode';

/** The part of a pod's ProxyConfig that it states itself. */
const proxyConfig = 'proxy.istio.io/config';

/** What decides how calls get to a sidecar: `says` begins a sentence that ends with the mode. */
interface Interception {
  readonly mode: string;
  readonly says: string;
  /** The pod's annotation that says it; undefined where MeshConfig does, or nobody. */
  readonly annotation: 'sidecar.istio.io/interceptionMode' | 'proxy.istio.io/config' | undefined;
}

/**
 * The closest that says it: the pod's annotation, what it says of its ProxyConfig, MeshConfig
 * (manifests/charts/istio-control/istio-discovery/files/injection-template.yaml).
 */
export function interceptionOf({ settings }: Pick<Mesh, 'settings'>, pods: Annotated | undefined): Interception {
  const written = pods?.annotations[interceptionMode];
  if (written !== undefined)
    return { mode: written, says: `The pod’s annotation ${interceptionMode} is`, annotation: interceptionMode };
  const own = /interceptionMode["']?\s*:\s*["']?(\w+)/.exec(pods?.annotations[proxyConfig] ?? '')?.[1];
  if (own !== undefined)
    return { mode: own, says: `interceptionMode in the pod’s annotation ${proxyConfig} is`, annotation: proxyConfig };
  return {
    mode: settings.interceptionMode,
    says: 'The mesh’s defaultConfig.interceptionMode is',
    annotation: undefined,
  };
}

type Annotated = Pick<Workload, 'annotations'>;

/**
 * Whether no iptables are written for a pod, neither for its calls nor for its questions to DNS. All that its sidecar listens on is bound to a port then
 * (manifests/charts/istio-control/istio-discovery/files/injection-template.yaml; pilot/pkg/networking/core/listener.go, buildSidecarOutboundListeners: proxyNoneMode).
 */
export function hasNoInterception(mesh: Pick<Mesh, 'settings'>, pods: Annotated | undefined): boolean {
  return interceptionOf(mesh, pods).mode === 'NONE';
}
