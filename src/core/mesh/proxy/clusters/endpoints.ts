import { isIp } from '../../address';
import type { Mesh } from '../../build';
import { matchesLabels } from '../../rule-pool';
import type { ClusterEndpoint } from './cluster';
import { endpointsOfEntry } from './entry-endpoints';
import { localityLabels, topology } from './locality';
import { endpointsOfPods } from './pod-endpoints';
import type { ScopedPort, ScopedService } from '../scope/scope';
import type { MeshService } from '../services/service';
import { portsNamed, portsNumbered } from '../../find-ports';

/** An endpoint as its definition gives it: one of one pool, which localities may change. */
export type PlainEndpoint = ClusterEndpoint;

/**
 * The endpoints of a service's port: of all definitions of the host in its namespace, also of those that this proxy does not see, since istiod keeps them by
 * host and namespace. EDS finds them by the port's name, DNS clusters by its number (pilot/pkg/model/endpointshards.go, CopyEndpoints;
 * pilot/pkg/xds/endpoints/endpoint_builder.go, BuildClusterLoadAssignment).
 */
export function endpointsOf(
  mesh: Mesh,
  service: ScopedService,
  port: ScopedPort,
  by: 'name' | 'number',
): readonly PlainEndpoint[] {
  const sharing = mesh.registry.withHost(service.host);
  const inNamespace = sharing.length < 2 ? sharing : sharing.filter(({ namespace }) => namespace === service.namespace);
  // A gateway's Service that no file has is in no registry.
  const definitions = sharing.length > 0 ? inNamespace : service.definitions;
  const found = definitions.flatMap((definition) =>
    (by === 'name' ? portsNamed(definition.ports, port.name) : portsNumbered(definition.ports, port.number))
      .filter((each) => each.class !== 'udp')
      .flatMap((each) => endpointsAt(mesh, definition, each)),
  );
  const kept = found.filter(({ address }) => address !== '');
  // Of several that DNS_ROUND_ROBIN would have, the registry keeps the oldest (pilot/pkg/serviceregistry/serviceentry/store.go).
  if (service.resolution === 'DNS_ROUND_ROBIN') return kept.slice(0, 1);
  return by === 'name' ? kept.filter(isUsableByEds) : kept;
}

function endpointsAt(
  mesh: Mesh,
  definition: MeshService,
  port: MeshService['ports'][number],
): readonly PlainEndpoint[] {
  return definition.entry === undefined
    ? endpointsOfPods(mesh, definition, port)
    : endpointsOfEntry(mesh, definition, definition.entry, port);
}

/** EDS drops names: it takes IPs and unix sockets. Of pods files tell no IP, and they have one. */
function isUsableByEds({ address, port }: PlainEndpoint): boolean {
  return address === undefined || port === 0 || isIp(address);
}

/** The labels by which subsets and `failoverPriority` find an endpoint: its own, and those that istiod adds (serviceregistry/util/label, AugmentLabels). */
export function knownLabels({
  labels,
  locality,
  network,
}: Pick<ClusterEndpoint, 'labels' | 'locality' | 'network'>): Readonly<Record<string, string>> {
  return { ...(network === undefined ? {} : { [topology.network]: network }), ...labels, ...localityLabels(locality) };
}

/** The endpoints that have all labels of a subset; all of them where it has none (endpoint_builder.go, getSubSetLabels). */
export function withLabels<T extends PlainEndpoint>(
  endpoints: readonly T[],
  labels: Readonly<Record<string, string>>,
): readonly T[] {
  return endpoints.filter((each) => Object.keys(labels).length === 0 || matchesLabels(labels, knownLabels(each)));
}
