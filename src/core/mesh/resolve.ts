import { isIp } from './address';
import type { Mesh } from './build';
import type { ServiceEntry, ServicePort } from './service-entry';
import { importsHost, type Sidecar } from './sidecar';
import type { VirtualService } from './virtual-service';
import { isPublic, isVisibleIn } from './visibility';

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
      /** Where the host and port belong without the port of this entry, which takes raw bytes for whatever server; undefined where they belong here. */
      readonly takenFrom?: Resolved;
    }
  | { readonly found: false; readonly why: 'unknown' }
  /** Entries have the host, but none of them is visible to the client. */
  | { readonly found: false; readonly why: 'hidden'; readonly entry: ServiceEntry }
  /** The client may see an entry with the host, but its Sidecar does not import it. */
  | { readonly found: false; readonly why: 'not-imported'; readonly entry: ServiceEntry; readonly sidecar: Sidecar }
  /** The entry of the host does not have the port. */
  | { readonly found: false; readonly why: 'no-port'; readonly entry: ServiceEntry }
  /** The client's namespace sees an entry with the port, but entries of another namespace hide it. */
  | { readonly found: false; readonly why: 'lost'; readonly entry: ServiceEntry; readonly winner: ServiceEntry }
  /** The entry has the port, but what the call's scheme sends matches no filter chain of the port's protocol. */
  | {
      readonly found: false;
      readonly why: 'wrong-protocol';
      readonly entry: ServiceEntry;
      readonly port: ServicePort;
      readonly pattern: string;
    }
  /** The entry has the port, but a VirtualService passes on other server names only. */
  | {
      readonly found: false;
      readonly why: 'other-server-name';
      readonly entry: ServiceEntry;
      readonly port: ServicePort;
      readonly pattern: string;
      readonly virtualService: VirtualService;
    };

/**
 * Which entry answers for `host` and `port` when a client of `namespace` calls: the exact host before the longest wildcard, and per host the
 * namespace that istiod chooses. With a `sidecar`, only what that imports is known. An IP is looked up among the `addresses`, and stands for the first host of its entry.
 */
export function resolveHost(mesh: Mesh, namespace: string, host: string, port: number, sidecar?: Sidecar): Resolved {
  const view: ClientView = { mesh, namespace, sidecar };
  if (isIp(host)) return resolveAddress(view, host, port);
  let miss: Resolved = { found: false, why: 'unknown' };
  for (const pattern of mesh.entryIndex.patternsFor(host)) {
    const resolved = resolvePattern(view, pattern, port);
    if (resolved.found) return resolved;
    if (miss.found || miss.why === 'unknown' || (miss.why === 'hidden' && resolved.why !== 'unknown')) miss = resolved;
  }
  return miss;
}

/** Through whose eyes the registry is looked at. */
interface ClientView {
  readonly mesh: Mesh;
  readonly namespace: string;
  readonly sidecar: Sidecar | undefined;
}

type Found = Extract<Resolved, { found: true }>;
type Missed = Extract<Resolved, { found: false }>;

/** The entries of `all` that a client knows, or what hides every one of them. */
function knownEntries(
  { namespace, sidecar }: ClientView,
  all: readonly ServiceEntry[],
  hostOf: (entry: ServiceEntry) => string,
): { readonly known: readonly ServiceEntry[] } | { readonly missed: Missed } {
  const visible = all.filter((entry) => isVisibleIn(entry.exportTo, entry.namespace, namespace));
  const known = visible.filter((entry) =>
    importsHost(sidecar, { namespace }, { kind: 'service', namespace: entry.namespace, host: hostOf(entry) }),
  );
  if (known.length > 0) return { known };
  const [skipped] = visible;
  if (skipped && sidecar) return { missed: { found: false, why: 'not-imported', entry: skipped, sidecar } };
  const [hidden] = all;
  return { missed: hidden ? { found: false, why: 'hidden', entry: hidden } : { found: false, why: 'unknown' } };
}

function resolvePattern(view: ClientView, pattern: string, port: number): Resolved {
  const looked = knownEntries(view, view.mesh.entryIndex.withHost(pattern), () => pattern);
  if ('missed' in looked) return looked.missed;
  const { known } = looked;
  const winner = chooseNamespace(known, view.namespace);
  const inside = known.filter((entry) => entry.namespace === winner.namespace);
  const found = pickPort(inside, port, () => pattern);
  if (found) return { ...found, tied: isTied(winner, known, view.namespace) };
  const elsewhere = known.find((each) => portOf(each, port));
  return elsewhere
    ? { found: false, why: 'lost', entry: elsewhere, winner }
    : { found: false, why: 'no-port', entry: winner };
}

function pickPort(
  entries: readonly ServiceEntry[],
  number: number,
  patternOf: (entry: ServiceEntry) => string,
): Found | undefined {
  for (const entry of entries) {
    const port = portOf(entry, number);
    if (port === undefined) continue;
    const others = entries.filter((each) => each !== entry);
    return { found: true, entry, port, pattern: patternOf(entry), others, tied: false };
  }
  return undefined;
}

/**
 * The entry whose namespace defines the host for a client: the client's own namespace, else the first in processing order, which takes
 * services exported to the client's namespace by name before public ones and older before newer ones
 * (pilot/pkg/model/sidecar.go, selectServices; push_context.go, servicesExportedToNamespace).
 */
function chooseNamespace(visible: readonly ServiceEntry[], namespace: string): ServiceEntry {
  const own = visible.find((entry) => entry.namespace === namespace);
  return own ?? visible.find((entry) => !isPublic(entry.exportTo)) ?? (visible[0] as ServiceEntry);
}

function isTied(winner: ServiceEntry, visible: readonly ServiceEntry[], namespace: string): boolean {
  if (winner.namespace === namespace) return false;
  return visible.some(
    (entry) =>
      entry.namespace !== winner.namespace &&
      isPublic(entry.exportTo) === isPublic(winner.exportTo) &&
      entry.created === winner.created,
  );
}

function resolveAddress(view: ClientView, ip: string, port: number): Resolved {
  const hostOf = (entry: ServiceEntry): string => entry.hosts[0] ?? ip;
  const looked = knownEntries(view, view.mesh.entryIndex.withAddress(ip), hostOf);
  if ('missed' in looked) return looked.missed;
  const found = pickPort(looked.known, port, hostOf);
  return found ?? { found: false, why: 'no-port', entry: looked.known[0] as ServiceEntry };
}

/** UDP ports never get a listener or a cluster, so no call belongs to them. */
function portOf(entry: ServiceEntry, number: number): ServicePort | undefined {
  return entry.ports.find((port) => port.number === number && port.class !== 'udp');
}
