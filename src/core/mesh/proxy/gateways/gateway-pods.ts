import type { Mesh } from '../../build';
import type { Workload } from '../../workload';
import { proxyOf } from '../clients/proxies';
import type { Proxy } from '../clients/proxy';

/** Pods of a gateway, drawn or taken to be there. */
export interface GatewayPods {
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly workload: Workload | undefined;
}

const known = new WeakMap<Mesh, Map<string, Proxy>>();

/** The Envoy of a gateway's pods; the same object for the same pods of a mesh. */
export function gatewayProxy(mesh: Mesh, pods: GatewayPods, gateways: readonly string[]): Proxy {
  if (pods.workload) {
    const proxy = proxyOf(mesh, pods.workload);
    if (proxy.kind === 'egress-gateway') return proxy;
  }
  let proxies = known.get(mesh);
  if (proxies === undefined) known.set(mesh, (proxies = new Map()));
  const key = JSON.stringify([pods.namespace, Object.entries(pods.labels).sort(), gateways]);
  let proxy = proxies.get(key);
  if (proxy === undefined) proxies.set(key, (proxy = makeProxy(mesh, pods, gateways)));
  return proxy;
}

function makeProxy(
  { settings }: Mesh,
  { namespace, labels, workload }: GatewayPods,
  gateways: readonly string[],
): Proxy {
  return {
    kind: 'egress-gateway',
    namespace,
    labels,
    locality: workload?.locality,
    dnsCapture: settings.dnsCapture,
    bindsPorts: false,
    workload,
    gateways,
  };
}
