import {
  hostCovers,
  isKnownToZtunnel,
  isVisibleIn,
  rangeAmong,
  routeUsesOf,
  rulesFor,
  scopeOf,
  clientsOf,
  type DestinationRule,
  type Mesh,
  type MeshService,
  type VirtualService,
} from '../../mesh';
import type { WorkspaceRule } from '../rule';
import { ambientClients, ambientServices, entryName, type AmbientService } from '../runtime/ambient';
import { reportsOf } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';
import { hasGateway } from '../runtime/gateway-sides';
import { isGateway } from '../runtime/ways-to';

export const ambientWithoutWaypoint: WorkspaceRule = {
  id: 'ambient-without-waypoint',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'error',
  refs: ['A01'],
  summary: 'Pods in ambient mode call a host for which no waypoint applies its rules.',
  why: 'ztunnel carries bytes and reads neither VirtualServices nor DestinationRules: no timeout, no retry, no ejection, and no TLS is started, so plain HTTP leaves as it is. A waypoint applies them for services that are enrolled in it.',
  source:
    'istio/ztunnel src/proxy/outbound.rs (build_request); istio/istio pilot/pkg/serviceregistry/ambient/waypoints.go (fetchWaypointForService)',
  check: reportsOf(({ mesh }) => ambientServices(mesh).flatMap((each) => ignored(mesh, each))),
};

function ignored(mesh: Mesh, each: AmbientService): readonly Hit[] {
  const { waypoint, service } = each;
  if (waypoint) return [];
  const routes = mesh.routeIndex
    .routing(service.host)
    .filter(({ gateways, hosts }) => gateways.includes('mesh') && hosts.some((host) => isNearest(mesh, host, service)));
  const rules = mesh.ruleIndex
    .aboutHost(service.host)
    .filter((rule) => hostCovers(rule.host, service.host) && !isForGateway(mesh, rule, service.host));
  return [
    ...routes.flatMap((route) => hitOf(mesh, each, route, hostPath(route, service.host), 'VirtualService')),
    ...rules.flatMap((rule) => hitOf(mesh, each, rule, ['spec', 'host'], startsTls(rule) ? 'TLS' : 'DestinationRule')),
  ];
}

/** Whether a host of a VirtualService is for a service, and not for one with a nearer host. */
function isNearest({ registry }: Mesh, host: string, service: MeshService): boolean {
  if (hostCovers(host, service.host)) return true;
  return hostCovers(service.host, host) && registry.patternsFor(host)[0] === service.host;
}

/** A waypoint gets the calls alone that ztunnel knows by an address. */
function adviceFor({ service }: AmbientService): string {
  if (isKnownToZtunnel(service)) return 'Give it the label istio.io/use-waypoint.';
  const range = rangeAmong(service);
  const first = range === undefined ? 'Give it addresses' : `List single addresses in place of ${range}`;
  return `${first}, by which ztunnel knows it, and give it the label istio.io/use-waypoint.`;
}

function hitOf(
  mesh: Mesh,
  each: AmbientService,
  { resource, exportTo, namespace }: VirtualService | DestinationRule,
  path: Hit['path'],
  what: 'VirtualService' | 'DestinationRule' | 'TLS',
): readonly Hit[] {
  const clients = each.callers.filter((client) => isVisibleIn(exportTo, namespace, client.namespace));
  if (clients.length === 0) return [];
  const lost = what === 'TLS' ? 'no proxy starts TLS and HTTP leaves in plain text' : `ztunnel applies no ${what}`;
  return [
    {
      resource,
      path,
      ref: 'A01',
      clients,
      all: ambientClients(mesh),
      say: (whose) =>
        `This has no effect on calls${whose} in ambient mode: ${entryName(each)} has no waypoint, so ${lost}. ${adviceFor(each)}`,
    },
  ];
}

function hostPath({ hosts }: VirtualService, host: string): Hit['path'] {
  const index = hosts.findIndex((each) => hostCovers(each, host) || hostCovers(host, each));
  return ['spec', 'hosts', Math.max(index, 0)];
}

function startsTls({ policy }: DestinationRule): boolean {
  const modes = [policy?.tls?.mode, ...(policy?.ports ?? []).map(({ tls }) => tls?.mode)];
  return modes.some((mode) => mode === 'SIMPLE' || mode === 'MUTUAL');
}

/** Whether a gateway sends calls to the host, and applies the rule. */
function isForGateway(mesh: Mesh, rule: DestinationRule, host: string): boolean {
  const sends = routeUsesOf(mesh).some(
    ({ shared, route }) =>
      route.destinations.some((each) => each.host === host) && shared.some(({ clients }) => hasGateway(clients)),
  );
  if (!sends) return false;
  return clientsOf(mesh)
    .filter(isGateway)
    .some((pods) =>
      rulesFor(scopeOf(mesh, pods), host).some(
        (each) => each.rule === rule && (each.verdict === 'wins' || each.verdict === 'merged'),
      ),
    );
}
