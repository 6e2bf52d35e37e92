import { hostCovers, type Gateway, type Mesh, type VirtualService } from '../mesh';
import { remember } from './remember';

/** `namespace/name`, as VirtualServices name a gateway. */
export function gatewayName(gateway: Gateway): string {
  return `${gateway.namespace}/${gateway.name}`;
}

/** Whether a Gateway selects ingress gateways: pods labelled as Istio's charts label theirs (manifests/charts/gateways, `istio: ingressgateway`). */
export function isIngress(gateway: Gateway): boolean {
  return gateway.selector['istio'] === 'ingressgateway' || gateway.selector['app'] === 'istio-ingressgateway';
}

/**
 * The gateways that calls can leave the mesh by: those labelled as Istio's charts label egress gateways, and those that a VirtualService sends to an
 * entry's host at, or routes calls of an entry's host to. Ingress gateways never are.
 */
export const egressGateways: (mesh: Mesh) => readonly Gateway[] = remember((mesh: Mesh) =>
  mesh.gateways.filter((gateway) => !isIngress(gateway) && (isLabelled(gateway) || hasEgress(mesh, gateway))),
);

/** The egress gateways that a VirtualService is bound to. */
export function gatewaysNamed(mesh: Mesh, each: VirtualService): readonly Gateway[] {
  if (each.gateways.length === 1 && each.gateways[0] === 'mesh') return [];
  return egressGateways(mesh).filter((gateway) => each.gateways.includes(gatewayName(gateway)));
}

/** Whether a VirtualService sends to one of the hosts at a gateway that may be on the way out: a drawn one that is no ingress, or one that is not drawn. */
export function sendsAtEgress(mesh: Mesh, each: VirtualService, hosts: readonly string[]): boolean {
  return each.gateways.some((name) => {
    if (name === 'mesh') return false;
    const gateway = mesh.gateways.find((candidate) => gatewayName(candidate) === name);
    return (gateway === undefined || !isIngress(gateway)) && sendsAt(each, name, (host) => hosts.includes(host));
  });
}

function isLabelled(gateway: Gateway): boolean {
  return gateway.selector['istio'] === 'egressgateway' || gateway.selector['app'] === 'istio-egressgateway';
}

function hasEgress(mesh: Mesh, gateway: Gateway): boolean {
  const name = gatewayName(gateway);
  const isEntry = (host: string): boolean => mesh.entryIndex.withHost(host).length > 0;
  return mesh.virtualServices.some((each) => {
    if (!each.gateways.includes(name)) return false;
    if (sendsAt(each, name, isEntry)) return true;
    return each.gateways.includes('mesh') && each.hosts.some((host) => host !== '*' && namesEntry(mesh, host));
  });
}

function namesEntry(mesh: Mesh, host: string): boolean {
  return mesh.entryIndex.patternsFor(host).length > 0 || mesh.entryIndex.hosts().some((each) => hostCovers(host, each));
}

function sendsAt(each: VirtualService, gateway: string, accepts: (host: string) => boolean): boolean {
  return each.routes.some(
    (route) =>
      (route.matchGateways.length === 0 || route.matchGateways.includes(gateway)) &&
      route.destinations.some((to) => accepts(to.host)),
  );
}
