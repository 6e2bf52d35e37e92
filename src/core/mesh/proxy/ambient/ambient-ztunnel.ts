import { addressCovers, isCidr, isIp, isSameIp, plainAddress } from '../../address';
import { compareText } from '../../base';
import type { Mesh } from '../../build';
import type { AmbientDial, ZtunnelChoice } from './ambient-choice';
import { layerFourEndpoints } from './ambient-endpoints';
import { waypointProxy } from './ambient-waypoint';
import type { Loser } from '../listeners/listener';
import type { Proxy } from '../clients/proxy';
import { isKnownToZtunnel, rangeAmong } from '../services/allocated-address';
import type { MeshService } from '../services/service';

/**
 * What ztunnel does with what a pod in ambient mode dials: it knows services by their addresses alone, whatever the outbound policy is, and of rules
 * only those endpoints and waypoints that istiod tells it (istio/ztunnel src/proxy/outbound.rs, build_request).
 */
export function ztunnelChoice(mesh: Mesh, client: Proxy, dialled: AmbientDial): ZtunnelChoice {
  const found = isIp(dialled.host) ? byAddress(mesh, dialled.host, client) : byName(mesh, dialled.host, client);
  const { service, lookup, because, losers } = found;
  const choice = { lookup, service, port: undefined, endpoints: [], waypoint: undefined, losers };
  if (service === undefined) return { ...choice, then: 'passthrough', because };
  const waypoint = waypointProxy(mesh, service);
  const port = service.ports.find((each) => each.number === dialled.port && each.class !== 'udp');
  const name = `${service.resource.kind} ${service.namespace}/${service.resource.name}`;
  if (port === undefined)
    return {
      ...choice,
      waypoint,
      then: 'refused',
      because: `${because} ${name} has no port ${dialled.port}, so the connection is refused.`,
    };
  if (waypoint?.proxy)
    return { ...choice, port, waypoint, then: 'waypoint', because: `${because} ${waypoint.because}` };
  const ends = layerFourEndpoints(mesh, service, port, dialled);
  const then = ends.missing === undefined ? 'endpoints' : 'refused';
  const unused = waypoint ? ` ${waypoint.because}` : '';
  return { ...choice, port, waypoint, then, endpoints: ends.endpoints, because: `${ends.missing ?? because}${unused}` };
}

type Found = Pick<ZtunnelChoice, 'lookup' | 'service' | 'because' | 'losers'>;

/** ztunnel answers the name itself where the service has an address; else DNS outside does, and its answer is no address that ztunnel knows. */
function byName(mesh: Mesh, host: string, client: Proxy): Found {
  let ranged: MeshService | undefined;
  for (const pattern of mesh.registry.patternsFor(host)) {
    const all = mesh.registry.withHost(pattern);
    const { service, losers } = chosenOf(all.filter(isTold), client);
    if (service === undefined) {
      ranged ??= all[0];
      continue;
    }
    const name = `${service.resource.kind} ${service.namespace}/${service.resource.name}`;
    if (isKnownToZtunnel(service))
      return { lookup: 'service', service, losers, because: `ztunnel knows the address of ${name}.` };
    return { lookup: 'outside', service: undefined, losers, because: withoutAddress(name, service) };
  }
  return {
    lookup: 'outside',
    service: undefined,
    losers: [],
    because:
      withRange(ranged) ??
      `No service has the host ${host}: ztunnel passes on what it does not know, whatever the outbound policy is.`,
  };
}

/** Whether istiod tells ztunnel of a service at all. */
function isTold(service: MeshService): boolean {
  return rangeAmong(service) === undefined;
}

function withRange(service: MeshService | undefined): string | undefined {
  if (service === undefined) return undefined;
  const { resource, namespace } = service;
  const range = rangeAmong(service);
  return (
    range &&
    `istiod leaves ${resource.kind} ${namespace}/${resource.name} out for ztunnel, since its address ${range} is a range: ztunnel passes on what it does not know, whatever the outbound policy is.`
  );
}

function withoutAddress(name: string, { resolution }: MeshService): string {
  const why = resolution === 'NONE' ? 'resolution NONE gets none' : 'none is allocated for it';
  return `${name} has no address (${why}), so ztunnel does not recognise calls of it and passes them on.`;
}

function byAddress(mesh: Mesh, address: string, client: Proxy): Found {
  const all = mesh.registry.services.filter((service) => addressesOf(service).some((each) => isSameIp(each, address)));
  const { service, losers } = chosenOf(all.filter(isTold), client);
  const name = service && `${service.resource.kind} ${service.namespace}/${service.resource.name}`;
  const because = name
    ? `ztunnel knows ${address} as an address of ${name}.`
    : (withRange(rangedAt(mesh, address)) ??
      `No service has the address ${address}: ztunnel passes on what it does not know, whatever the outbound policy is.`);
  return { lookup: 'address', service, losers, because };
}

/** Those written or allocated. */
function addressesOf({ addresses, allocated }: MeshService): readonly string[] {
  return [...addresses.map(plainAddress), ...allocated];
}

/** A service with a range that an address lies in. */
function rangedAt(mesh: Mesh, address: string): MeshService | undefined {
  return mesh.registry.services.find(
    (service) => !isTold(service) && service.addresses.some((each) => isCidr(each) && addressCovers(each, address)),
  );
}

/**
 * One service of a host for each namespace: a Kubernetes Service, else the oldest; of those the client's own, else the canonical one
 * (pilot/pkg/serviceregistry/ambient/services.go, ServicesCollection). `exportTo` does not count.
 */
function chosenOf(
  services: readonly MeshService[],
  client: Proxy,
): { readonly service: MeshService | undefined; readonly losers: readonly Loser[] } {
  const ordered = [...services].sort(compareCanonical);
  const service = ordered.find(({ namespace }) => namespace === client.namespace) ?? ordered[0];
  if (service === undefined) return { service, losers: [] };
  const losers = ordered.filter((each) => each.resource !== service.resource).map((each) => loserTo(service, each));
  return { service, losers };
}

function compareCanonical(a: MeshService, b: MeshService): number {
  const rank = (each: MeshService): number => (each.registry === 'Kubernetes' ? 0 : 1);
  return (
    rank(a) - rank(b) ||
    a.created - b.created ||
    compareText(a.namespace, b.namespace) ||
    compareText(a.resource.name, b.resource.name)
  );
}

function loserTo(winner: MeshService, { resource, namespace, created, registry }: MeshService): Loser {
  const name = `${winner.resource.kind} ${winner.namespace}/${winner.resource.name}`;
  const sameRank = winner.registry === registry && winner.created === created;
  const ownNamespace = namespace !== winner.namespace;
  const reason = winner.registry !== registry ? 'a Kubernetes Service goes first' : 'the older one goes first';
  const because = ownNamespace
    ? `ztunnel takes ${name}: the client’s own namespace goes first, then a Kubernetes Service, then the oldest.`
    : `ztunnel takes ${name}, since ${reason}, and nothing of this one joins it.`;
  return { resource, path: ['spec', 'hosts'], because, tied: sameRank && !ownNamespace };
}
