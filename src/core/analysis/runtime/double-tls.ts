import { clusterOf, scopeOf, type ClusterUse, type Mesh, type ScopedPort } from '../../mesh';
import { isSameBlock, isTopLevel, startsTls, type TlsUse } from './cluster-uses';
import { isGateway, waysTo, writtenWays, type Way } from './ways-to';

/** Whether a port takes the TLS of applications alone, and its policy adds TLS that the server ends. That of the mesh is ended by a sidecar before it. */
export function mayDouble({ use }: TlsUse): boolean {
  const { service, port, cluster } = use;
  // What a proxy adds ends at the server of a tunnel, and that of the app at its target.
  if (cluster.policy.blocks.tunnel) return false;
  return port.class === 'tls' && (startsTls(use) || (cluster.tls.added === 'ISTIO_MUTUAL' && service.external));
}

/**
 * Those whose calls carry TLS inside TLS: the drawn ones that do. Where no call to the host is drawn, those that may dial the port, without those for which
 * a rule leads plain HTTP to it, since that is what the block is for.
 */
export function doubling(mesh: Mesh, use: ClusterUse): readonly Way[] {
  const ways = waysTo(mesh, use).filter(({ client }) => !isGateway(client));
  return ways.filter(({ trace, by, client }) => {
    if (trace) return trace.tls === 'double';
    if (by === 'itself') return !ways.some((each) => each.client === client && each.by === 'http');
    return by === 'tls';
  });
}

/** The HTTP ports of a service that the same block is for, and that somebody may dial; for a block on the top level alone. */
export function plainBeside(mesh: Mesh, { use, block }: TlsUse): readonly ClusterUse[] {
  if (!isTopLevel(block)) return [];
  const plain = use.service.ports.filter((port) => port.class === 'http' && port.hasCluster);
  return plain
    .map((port) => besideOf(mesh, use, port))
    .filter(
      (each) => isSameBlock(each.cluster.tls.block, block) && writtenWays(mesh, each).some(({ by }) => by === 'itself'),
    );
}

/** Whether one block is at fault for plain ports and ports that carry TLS together. */
export function spoilsBoth(mesh: Mesh, each: TlsUse): boolean {
  if (!startsTls(each.use)) return false;
  const plain = plainBeside(mesh, each);
  if (plain.length === 0) return false;
  return doubling(mesh, each.use).length > 0 || plain.some((use) => waysTo(mesh, use).some(({ trace }) => trace));
}

/** The same service's other port, for the same clients. */
export function besideOf(mesh: Mesh, { service, clients, byPlace }: ClusterUse, port: ScopedPort): ClusterUse {
  const client = clients[0] as ClusterUse['clients'][number];
  const cluster = clusterOf(scopeOf(mesh, client), service.host, port.number, undefined);
  return { service, port, subset: undefined, cluster, clients, byPlace };
}
