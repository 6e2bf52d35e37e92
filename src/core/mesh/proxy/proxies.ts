import type { Mesh } from '../build';
import type { Gateway } from '../gateway';
import { matchesLabels } from '../rule-pool';
import type { Workload } from '../workload';
import { dataPlaneOf } from './data-plane';
import type { Proxy } from './proxy';

const ofWorkloads = new WeakMap<Mesh, Map<Workload, Proxy>>();

/** The proxy that carries the traffic of a workload's pods. */
export function proxyOf(mesh: Mesh, workload: Workload): Proxy {
  let known = ofWorkloads.get(mesh);
  if (known === undefined) ofWorkloads.set(mesh, (known = new Map()));
  let proxy = known.get(workload);
  if (proxy === undefined) known.set(workload, (proxy = makeProxy(mesh, workload)));
  return proxy;
}

function makeProxy(mesh: Mesh, workload: Workload): Proxy {
  const { kind, dnsCapture } = dataPlaneOf(mesh, workload);
  const { namespace, labels, locality } = workload;
  const gateways = kind === 'egress-gateway' ? gatewaysOf(mesh, labels).map(gatewayName) : ['mesh'];
  return { kind, namespace, labels, locality, dnsCapture, workload, gateways };
}

const ofNobody = new WeakMap<Mesh, Map<string, Proxy>>();

/** The proxy of a pod that nobody drew: of this namespace, without labels. */
export function anyPod(mesh: Mesh, namespace: string): Proxy {
  let known = ofNobody.get(mesh);
  if (known === undefined) ofNobody.set(mesh, (known = new Map()));
  let proxy = known.get(namespace);
  if (proxy === undefined) {
    const plane = dataPlaneOf(mesh, { namespace, labels: {}, annotations: {}, hostNetwork: false });
    proxy = { ...plane, namespace, labels: {}, locality: undefined, workload: undefined, gateways: ['mesh'] };
    known.set(namespace, proxy);
  }
  return proxy;
}

/** The Gateways that select pods with these labels, in whichever namespace (pilot/pkg/model/push_context.go, mergeGateways). */
export function gatewaysOf(mesh: Pick<Mesh, 'gateways'>, labels: Readonly<Record<string, string>>): readonly Gateway[] {
  return mesh.gateways.filter((gateway) => matchesLabels(gateway.selector, labels));
}

/** The name by which VirtualServices bind to a Gateway. */
export function gatewayName({ namespace, name }: Pick<Gateway, 'namespace' | 'name'>): string {
  return `${namespace}/${name}`;
}
