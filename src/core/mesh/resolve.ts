import { isIp } from './address';
import { compareAge } from './base';
import type { Mesh } from './build';
import type { ServiceEntry, ServicePort } from './service-entry';
import { isVisibleIn } from './visibility';

/** The ServiceEntry and port that a host and port belong to for clients of one namespace, or what stands in the way. */
export type Resolved =
  | {
      readonly found: true;
      readonly entry: ServiceEntry;
      readonly port: ServicePort;
      /** The host or pattern of the entry that matched. */
      readonly pattern: string;
      /** Other entries with the same pattern in the namespace that was chosen. */
      readonly others: readonly ServiceEntry[];
      /** True when only names decided between equally old entries of different namespaces. */
      readonly tied: boolean;
    }
  | { readonly found: false; readonly why: 'unknown' }
  /** Entries have the host, but none of them is visible to the client. */
  | { readonly found: false; readonly why: 'hidden'; readonly entry: ServiceEntry }
  /** The entry of the host does not have the port. */
  | { readonly found: false; readonly why: 'no-port'; readonly entry: ServiceEntry }
  /** The client's namespace sees an entry with the port, but entries of another namespace hide it. */
  | { readonly found: false; readonly why: 'lost'; readonly entry: ServiceEntry; readonly winner: ServiceEntry };

/**
 * Which entry answers for `host` and `port` when a client of `namespace` calls: the exact host before the longest wildcard, and per host the
 * namespace that istiod chooses. An IP is looked up among the `addresses`, and stands for the first host of its entry.
 */
export function resolveHost(mesh: Mesh, namespace: string, host: string, port: number): Resolved {
  if (isIp(host)) return resolveAddress(mesh, namespace, host, port);
  let miss: Resolved = { found: false, why: 'unknown' };
  for (const pattern of mesh.entryIndex.patternsFor(host)) {
    const resolved = resolvePattern(mesh, namespace, pattern, port);
    if (resolved.found) return resolved;
    if (miss.found || miss.why === 'unknown' || (miss.why === 'hidden' && resolved.why !== 'unknown')) miss = resolved;
  }
  return miss;
}

function resolvePattern(mesh: Mesh, namespace: string, pattern: string, port: number): Resolved {
  const all = mesh.entryIndex.withHost(pattern);
  const visible = all.filter((entry) => isVisibleIn(entry.exportTo, entry.namespace, namespace));
  const [hidden] = all;
  if (visible.length === 0)
    return hidden ? { found: false, why: 'hidden', entry: hidden } : { found: false, why: 'unknown' };
  const winner = chooseNamespace(visible, namespace);
  const inside = visible.filter((entry) => entry.namespace === winner.namespace);
  const entry = inside.find((each) => portOf(each, port));
  const found = entry && portOf(entry, port);
  if (found)
    return {
      found: true,
      entry,
      port: found,
      pattern,
      others: inside.filter((each) => each !== entry),
      tied: isTied(winner, visible, namespace),
    };
  const elsewhere = visible.find((each) => portOf(each, port));
  return elsewhere
    ? { found: false, why: 'lost', entry: elsewhere, winner }
    : { found: false, why: 'no-port', entry: winner };
}

/**
 * The entry whose namespace defines the host for a client: the client's own namespace, else the first in processing order, which takes
 * services exported to the client's namespace by name before public ones and older before newer ones
 * (pilot/pkg/model/sidecar.go, selectServices; push_context.go, servicesExportedToNamespace).
 */
function chooseNamespace(visible: readonly ServiceEntry[], namespace: string): ServiceEntry {
  const own = visible.find((entry) => entry.namespace === namespace);
  return own ?? visible.find((entry) => !isPublic(entry)) ?? (visible[0] as ServiceEntry);
}

function isTied(winner: ServiceEntry, visible: readonly ServiceEntry[], namespace: string): boolean {
  if (winner.namespace === namespace) return false;
  return visible.some(
    (entry) =>
      entry.namespace !== winner.namespace && isPublic(entry) === isPublic(winner) && entry.created === winner.created,
  );
}

function isPublic(entry: ServiceEntry): boolean {
  return entry.exportTo.length === 0 || entry.exportTo.includes('*');
}

function resolveAddress(mesh: Mesh, namespace: string, ip: string, port: number): Resolved {
  const all = mesh.entryIndex.withAddress(ip);
  const visible = all.filter((entry) => isVisibleIn(entry.exportTo, entry.namespace, namespace));
  const entry = visible.find((each) => portOf(each, port));
  const found = entry && portOf(entry, port);
  if (found)
    return {
      found: true,
      entry,
      port: found,
      pattern: entry.hosts[0] ?? ip,
      others: visible.filter((each) => each !== entry).sort(compareAge),
      tied: false,
    };
  const [first] = visible;
  const [hidden] = all;
  if (first) return { found: false, why: 'no-port', entry: first };
  return hidden ? { found: false, why: 'hidden', entry: hidden } : { found: false, why: 'unknown' };
}

/** UDP ports never get a listener or a cluster, so no call belongs to them. */
function portOf(entry: ServiceEntry, number: number): ServicePort | undefined {
  return entry.ports.find((port) => port.number === number && port.class !== 'udp');
}
