import { append } from '../../../lists';
import type { Mesh } from '../../build';
import type { Gateway } from '../../gateway';
import { destinationHosts, type VirtualService } from '../../virtual-service';
import { gatewayName, gatewayNames, gatewaysOf } from '../clients/proxies';
import type { Proxy } from '../clients/proxy';
import { IdentityMap } from '../identity-map';

type Labels = Readonly<Record<string, string>>;

/**
 * The proxy of a Gateway's pods that no file has. Their namespace is that of the Service that leads to them, else that of the name in the cluster that a
 * VirtualService bound to the Gateway, or one for the same hosts, sends to; else that of the Gateway.
 */
export function impliedGatewayPods(mesh: Mesh, gateway: Gateway): Proxy {
  const service = leadingService(mesh, gateway);
  const labels = { ...service?.selector, ...gateway.selector };
  const namespace = service?.namespace ?? namedNamespace(mesh, gateway) ?? gateway.namespace;
  return gatewayPodsIn(mesh, namespace, labels);
}

/** The proxy of a gateway's pods with these labels, whether or not a file has them. */
export function gatewayPodsIn(mesh: Mesh, namespace: string, labels: Labels): Proxy {
  const key = `${namespace} ${JSON.stringify(labels)}`;
  return known.get([mesh.settings, mesh.gateways], key, () => podsOf(mesh, namespace, labels));
}

/** Gateways of the same pods have one proxy, also in a later mesh: what counts at it is remembered by it. */
const known = new IdentityMap<Proxy>();

function podsOf(mesh: Pick<Mesh, 'settings' | 'gateways'>, namespace: string, labels: Labels): Proxy {
  return {
    kind: 'egress-gateway',
    namespace,
    labels,
    locality: undefined,
    dnsCapture: mesh.settings.dnsCapture,
    bindsPorts: false,
    workload: undefined,
    gateways: gatewayNames(gatewaysOf(mesh, labels)),
  };
}

function leadingService(mesh: Mesh, { selector }: Gateway): { namespace: string; selector: Labels } | undefined {
  for (const { registry, namespace, selector: own } of mesh.registry.services)
    if (registry === 'Kubernetes' && own && mayBeSame(own, selector)) return { namespace, selector: own };
  return undefined;
}

/** Whether pods may have the labels of both, and have to have one of both. */
function mayBeSame(a: Labels, b: Labels): boolean {
  const common = Object.keys(a).filter((name) => Object.hasOwn(b, name));
  return common.length > 0 && common.every((name) => a[name] === b[name]);
}

function namedNamespace(mesh: Mesh, gateway: Gateway): string | undefined {
  const name = gatewayName(gateway);
  const bound = boundTo(mesh.virtualServices, name);
  const forSameHosts = bound.flatMap((each) => each.hosts.flatMap((host) => mesh.routeIndex.routing(host)));
  for (const host of [...bound, ...forSameHosts].flatMap(destinationHosts)) {
    const [, namespace] = /^[^.]+\.([^.]+)\.svc\.cluster\.local$/.exec(host) ?? [];
    if (namespace !== undefined && mesh.registry.withHost(host).length === 0) return namespace;
  }
  return undefined;
}

const byGateway = new WeakMap<Mesh['virtualServices'], ReadonlyMap<string, readonly VirtualService[]>>();

/** The VirtualServices that name a Gateway. */
function boundTo(virtualServices: Mesh['virtualServices'], name: string): readonly VirtualService[] {
  let index = byGateway.get(virtualServices);
  if (index === undefined) byGateway.set(virtualServices, (index = indexByGateway(virtualServices)));
  return index.get(name) ?? [];
}

function indexByGateway(virtualServices: Mesh['virtualServices']): ReadonlyMap<string, readonly VirtualService[]> {
  const lists = new Map<string, VirtualService[]>();
  for (const each of virtualServices) for (const name of new Set(each.gateways)) append(lists, name, each);
  return lists;
}
