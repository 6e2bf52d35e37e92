import type { Mesh } from '../build';
import type { Gateway } from '../gateway';
import { matchesLabels } from '../rule-pool';
import type { Workload } from '../workload';
import { dataPlaneOf } from './data-plane';
import { IdentityMap } from './identity-map';
import type { Proxy, ProxyKind } from './proxy';

type Labels = Readonly<Record<string, string>>;

const ofWorkloads = new IdentityMap<Proxy>();

/** The proxy that carries the traffic of a workload's pods; the same object as long as nothing about it changes. */
export function proxyOf(mesh: Mesh, workload: Workload): Proxy {
  return ofWorkloads.get([workload, ...groundOf(mesh)], '', () => makeProxy(mesh, workload));
}

function makeProxy(mesh: Mesh, workload: Workload): Proxy {
  const plane = dataPlaneOf(mesh, workload);
  const { namespace, labels } = workload;
  const locality = workload.locality ?? localityIn(labels);
  return { ...plane, namespace, labels, locality, workload, gateways: gatewaysFor(mesh, plane.kind, labels) };
}

/** The label that tells istiod where pods are; dots stand for slashes, which labels cannot have (pilot/pkg/model/context.go, GetLocalityLabel). */
function localityIn(labels: Labels): string | undefined {
  const written = labels['istio-locality'];
  return written?.includes('/') ? written : written?.replaceAll('.', '/');
}

/** What VirtualServices may name to count for a proxy: for ztunnel, and without one, none does. */
function gatewaysFor(mesh: Mesh, kind: ProxyKind, labels: Labels): readonly string[] {
  if (kind === 'egress-gateway') return gatewaysOf(mesh, labels).map(gatewayName);
  return kind === 'sidecar' || kind === 'waypoint' ? ['mesh'] : [];
}

const ofNobody = new IdentityMap<Proxy>();

/** The proxy of a pod that nobody drew: of this namespace, without labels. */
export function anyPod(mesh: Mesh, namespace: string): Proxy {
  return ofNobody.get(groundOf(mesh), namespace, () => {
    const pods = { namespace, labels: {}, annotations: {}, hostNetwork: false };
    const plane = dataPlaneOf(mesh, pods);
    const gateways = gatewaysFor(mesh, plane.kind, {});
    return { ...plane, namespace, labels: {}, locality: undefined, workload: undefined, gateways };
  });
}

/** What a proxy depends on beside its pods. */
function groundOf({ settings, gateways, others }: Mesh): readonly object[] {
  return [settings, gateways, others];
}

/** The Gateways that select pods with these labels, in whichever namespace (pilot/pkg/model/push_context.go, mergeGateways). */
export function gatewaysOf(mesh: Pick<Mesh, 'gateways'>, labels: Labels): readonly Gateway[] {
  return mesh.gateways.filter((gateway) => matchesLabels(gateway.selector, labels));
}

/** The name by which VirtualServices bind to a Gateway. */
export function gatewayName({ namespace, name }: Pick<Gateway, 'namespace' | 'name'>): string {
  return `${namespace}/${name}`;
}
