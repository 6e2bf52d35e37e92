import type { Mesh } from '../build';
import type { Gateway } from '../gateway';
import { matchesLabels } from '../rule-pool';
import type { Workload } from '../workload';
import { dataPlaneOf } from './data-plane';
import { IdentityMap } from './identity-map';
import type { Proxy } from './proxy';

const ofWorkloads = new IdentityMap<Proxy>();

/** The proxy that carries the traffic of a workload's pods; the same object as long as nothing about it changes. */
export function proxyOf(mesh: Mesh, workload: Workload): Proxy {
  return ofWorkloads.get([workload, ...groundOf(mesh)], '', () => makeProxy(mesh, workload));
}

function makeProxy(mesh: Mesh, workload: Workload): Proxy {
  const plane = dataPlaneOf(mesh, workload);
  const { namespace, labels, locality } = workload;
  const gateways = plane.kind === 'egress-gateway' ? gatewaysOf(mesh, labels).map(gatewayName) : ['mesh'];
  return { ...plane, namespace, labels, locality, workload, gateways };
}

const ofNobody = new IdentityMap<Proxy>();

/** The proxy of a pod that nobody drew: of this namespace, without labels. */
export function anyPod(mesh: Mesh, namespace: string): Proxy {
  return ofNobody.get(groundOf(mesh), namespace, () => {
    const pods = { namespace, labels: {}, annotations: {}, hostNetwork: false };
    const plane = dataPlaneOf(mesh, pods);
    return { ...plane, namespace, labels: {}, locality: undefined, workload: undefined, gateways: ['mesh'] };
  });
}

/** What a proxy depends on beside its pods. */
function groundOf({ settings, gateways, others }: Mesh): readonly object[] {
  return [settings, gateways, others];
}

/** The Gateways that select pods with these labels, in whichever namespace (pilot/pkg/model/push_context.go, mergeGateways). */
export function gatewaysOf(mesh: Pick<Mesh, 'gateways'>, labels: Readonly<Record<string, string>>): readonly Gateway[] {
  return mesh.gateways.filter((gateway) => matchesLabels(gateway.selector, labels));
}

/** The name by which VirtualServices bind to a Gateway. */
export function gatewayName({ namespace, name }: Pick<Gateway, 'namespace' | 'name'>): string {
  return `${namespace}/${name}`;
}
