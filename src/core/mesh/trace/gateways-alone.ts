import { hostCovers } from '../host';
import { listIn, textsIn } from '../read';
import { gatewayName, type Route, type VirtualService } from '../virtual-service';
import { isVisibleIn } from '../visibility';
import type { Journey } from './journey';
import type { Ineffective } from './trace';

/**
 * What VirtualServices have for the called host and only gateways would use: whole ones without `mesh` among their gateways, which no sidecar has, and rules
 * all of whose matches name gateways that the VirtualService is not bound to (pilot/pkg/model/virtualservice.go, privateByNamespaceAndGateway;
 * pilot/pkg/networking/core/route/route.go, BuildHTTPRoutesForVirtualService). A match narrows what the VirtualService is bound to, and adds nothing.
 */
export function boundElsewhere(journey: Journey): readonly Ineffective[] {
  const { mesh, call, dialled } = journey;
  if (call.client.kind !== 'sidecar') return [];
  return mesh.routeIndex
    .routing(dialled.host)
    .filter(
      (each) =>
        isFor(each, dialled.host) &&
        isVisibleIn(each.exportTo, each.namespace, call.client.namespace) &&
        !passes(journey, each),
    )
    .flatMap((each) => (each.gateways.includes('mesh') ? unboundRules(each) : [notForSidecars(each)]));
}

/** Whether it is for the host in particular: one for every host is for what comes in at its gateway. */
export function isFor({ hosts }: VirtualService, called: string): boolean {
  return hosts.some((host) => host !== '*' && hostCovers(host, called));
}

/** Whether the call gets to a gateway that it is bound to: then its rules were asked there. */
function passes({ stages }: Journey, { gateways }: VirtualService): boolean {
  return stages.some(
    ({ via, scope }) => via === 'egress-gateway' && scope.proxy.gateways.some((name) => gateways.includes(name)),
  );
}

function notForSidecars({ resource, gateways }: VirtualService): Ineffective {
  const because = `It is not for sidecars: mesh is not in its spec.gateways, so that only ${gateways.length === 1 ? 'Gateway' : 'Gateways'} ${gateways.join(', ')} may use it.`;
  return { resource, path: ['spec'], because };
}

function unboundRules(each: VirtualService): readonly Ineffective[] {
  return each.routes.flatMap((route) => {
    const names = unboundGateways(each, route);
    if (names.length === 0) return [];
    const because = `Its matches name ${names.join(', ')}, which spec.gateways lacks, so that it never takes anything.`;
    return [{ resource: each.resource, path: ['spec', route.protocol, route.index], because }];
  });
}

/** The gateways that the matches of a rule name, where none of them can match for want of these in `spec.gateways`; empty where one can. */
function unboundGateways({ namespace, gateways }: VirtualService, { rule }: Route): readonly string[] {
  const named = listIn(rule, 'match').map((match) => textsIn(match, 'gateways'));
  const isDead = named.every(
    (names) => names.length > 0 && !names.some((name) => gateways.includes(gatewayName(name, namespace))),
  );
  return isDead ? [...new Set(named.flat())] : [];
}
