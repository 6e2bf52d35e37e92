import type { Proxy, DestinationRule, ServiceEntry, Subset, TlsSettings } from '../../../core/mesh';
import type { Snapshot } from '../../../core/snapshot';
import { nameFromHost } from '../resource-names';
import { clientsOf } from './aim';
import { gatewayPort, type GatewayMode } from './gateway-ports';
import { tlsToService } from './in-force';

/** The subsets of the gateway's Service by which calls of an entry's hosts go there; none where a host needs none. */
export function subsetsFor(
  snapshot: Snapshot,
  entry: ServiceEntry,
  mode: GatewayMode,
  service: string,
): ReadonlyMap<string, string> {
  const clients = clientsOf(snapshot, entry);
  if (mode === 'pass' && !clients.some((client) => wrapsTls(snapshot, client, service))) return new Map();
  const rules = snapshot.mesh.rules.filter((rule) => rule.host === service);
  const taken = new Map<string, string>();
  for (const host of entry.hosts) {
    const base = baseName(entry, host);
    const isFree = (name: string): boolean =>
      ![...taken.values()].includes(name) && rules.every((rule) => hasRoomFor(rule, name, mode, host));
    let name = base;
    for (let count = 2; !isFree(name); count++) name = `${base.slice(0, 59)}-${count}`;
    taken.set(host, name);
  }
  return taken;
}

/** Whether the pods' sidecars add TLS of any kind on the way to the gateway as things are, also to what is encrypted. */
function wrapsTls({ mesh }: Snapshot, client: Proxy, service: string): boolean {
  return tlsToService(mesh, client, service, gatewayPort) !== 'none';
}

/** A subset of the name says for the host what is wanted, or there is none. */
function hasRoomFor(rule: DestinationRule, name: string, mode: GatewayMode, host: string): boolean {
  const found = rule.subsets.find((subset) => subset.name === name);
  return found === undefined || isWanted(tlsOf(found), mode, host);
}

/** Settings of the port replace the subset's own (pilot/pkg/networking/util, MergeSubsetTrafficPolicy). */
function tlsOf({ policy }: Subset): TlsSettings | undefined {
  return (policy?.ports.find(({ number }) => number === gatewayPort) ?? policy)?.tls;
}

/** Whether a tls block is the mesh's own with the host's name, by which the gateway's server is found, or none where TLS is passed through. */
export function isWanted(tls: TlsSettings | undefined, mode: GatewayMode, host: string): boolean {
  return mode === 'pass' ? tls?.mode === 'DISABLE' : tls?.mode === 'ISTIO_MUTUAL' && tls.sni === host;
}

/** A subset's name is a DNS label (pkg/config/validation, validateSubset). */
function baseName(entry: ServiceEntry, host: string): string {
  const base = entry.hosts.length === 1 ? entry.name : nameFromHost(host);
  return (
    base
      .replace(/[^a-z0-9-]/g, '-')
      .slice(0, 63)
      .replace(/-+$/, '') || 'egress'
  );
}
