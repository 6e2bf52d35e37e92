import { groupBy } from '../../lists';
import { clusterUsesOf, type ClusterUse, type Mesh, type Proxy } from '../../mesh';
import { callsTo } from './calls-to';
import { isGateway } from './ways-to';

const remembered = new WeakMap<Mesh, ReadonlyMap<string, readonly ClusterUse[]>>();

/** All for whom something about calls to a port may hold, besides those for whom it does: who is drawn to call the host, else all pods that see it. */
export function audienceOf(mesh: Mesh, { service, port }: ClusterUse, callers: readonly Proxy[]): readonly Proxy[] {
  const calls = callsTo(mesh, service.host);
  const others =
    calls.length > 0
      ? calls.map(({ trace }) => trace.call.client)
      : usesOfHost(mesh, service.host)
          .filter((each) => each.port.number === port.number)
          .flatMap(({ clients }) => clients);
  return [...callers, ...others.filter((client) => !isGateway(client))];
}

/** The uses of all ports and subsets of a host. */
export function usesOfHost(mesh: Mesh, host: string): readonly ClusterUse[] {
  let uses = remembered.get(mesh);
  if (uses === undefined) remembered.set(mesh, (uses = groupBy(clusterUsesOf(mesh), ({ service }) => service.host)));
  return uses.get(host) ?? [];
}
