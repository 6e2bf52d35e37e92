import type { Mesh } from './build';
import type { Client } from './policy';
import type { ServiceEntry, ServicePort } from './service-entry';
import { importsHost, importsVirtualService, sidecarFor } from './sidecar';
import { isVisibleIn } from './visibility';

/**
 * Whether a client's proxy knows a host of an entry: `exportTo` shows the entry to the client's namespace, and the client's Sidecar imports the host, or a
 * VirtualService that sends to it (pilot/pkg/model/sidecar.go, convertToSidecarScope). ztunnel knows all entries.
 */
export function seesEntry(mesh: Mesh, client: Client, entry: ServiceEntry): boolean {
  if (mesh.settings.dataPlane === 'ambient') return true;
  if (!isVisibleIn(entry.exportTo, entry.namespace, client.namespace)) return false;
  const sidecar = sidecarFor(mesh, client);
  if (sidecar?.imports === undefined) return true;
  return entry.hosts.some(
    (host) =>
      importsHost(sidecar, client, { kind: 'service', namespace: entry.namespace, host }) ||
      mesh.routeIndex
        .sendingTo(host)
        .some(
          (each) =>
            each.gateways.includes('mesh') &&
            isVisibleIn(each.exportTo, each.namespace, client.namespace) &&
            importsVirtualService(sidecar, client, each),
        ),
  );
}

/** Whether a client's proxy listens for HTTP on a port, because it knows an entry with such a port: any, or one with one of some hosts. */
export function knowsHttp(mesh: Mesh, client: Client, number: number, hosts?: readonly string[]): boolean {
  const entries = hosts ? hosts.flatMap((host) => mesh.entryIndex.withHost(host)) : mesh.entries;
  const isOne = (port: ServicePort): boolean => port.number === number && port.class === 'http';
  return entries.some((entry) => entry.ports.some(isOne) && seesEntry(mesh, client, entry));
}
