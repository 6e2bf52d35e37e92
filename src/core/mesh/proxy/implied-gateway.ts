import type { Mesh } from '../build';
import type { Gateway } from '../gateway';
import { destinationHosts } from '../virtual-service';
import { gatewayName, gatewaysOf } from './proxies';
import type { Proxy } from './proxy';

type Labels = Readonly<Record<string, string>>;

/**
 * The proxy of a Gateway's pods that no file has. Their namespace is that of the Service that leads to them, else that of the name in the cluster that a
 * VirtualService bound to the Gateway, or one for the same hosts, sends to; else that of the Gateway.
 */
export function impliedGatewayPods(mesh: Mesh, gateway: Gateway): Proxy {
  const service = leadingService(mesh, gateway);
  const labels = { ...service?.selector, ...gateway.selector };
  return {
    kind: 'egress-gateway',
    namespace: service?.namespace ?? namedNamespace(mesh, gateway) ?? gateway.namespace,
    labels,
    locality: undefined,
    dnsCapture: mesh.settings.dnsCapture,
    workload: undefined,
    gateways: gatewaysOf(mesh, labels).map(gatewayName),
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
  const bound = mesh.virtualServices.filter((each) => each.gateways.includes(name));
  const forSameHosts = bound.flatMap((each) => each.hosts.flatMap((host) => mesh.routeIndex.routing(host)));
  for (const host of [...bound, ...forSameHosts].flatMap(destinationHosts)) {
    const [, namespace] = /^[^.]+\.([^.]+)\.svc\.cluster\.local$/.exec(host) ?? [];
    if (namespace !== undefined && mesh.registry.withHost(host).length === 0) return namespace;
  }
  return undefined;
}
