import {
  compareText,
  isPublic,
  listenersOf,
  namespacesSeeingAll,
  type Listener,
  type Mesh,
  type MeshSettings,
  type ServiceEntry,
} from '../mesh';
import { baseKey, nameOf } from './host-conflicts';
import { counted } from './names';
import { remember } from './remember';
import type { Conflict } from './topology';

/**
 * Ports for raw bytes without an address: their listener takes every call to the port that no other listener takes
 * (pilot/pkg/networking/core/sidecar_simulation_test.go, TestPassthroughTraffic).
 */
export function wholePorts({ settings }: Mesh, entry: ServiceEntry): readonly Conflict[] {
  if (settings.dataPlane === 'ambient') return [];
  const open = knownListeners(entry, settings).filter(({ address, port }) => address === '*' && port.class !== 'tls');
  return open.map(({ port }) => ({ type: 'whole-port', with: [], port: port.number, says: saysWhole(entry, port) }));
}

function saysWhole(entry: ServiceEntry, { number, class: kind }: Listener['port']): string {
  const bytes = kind === 'sniffed' ? ' and are no HTTP' : '';
  const where =
    entry.resolution === 'NONE' ? 'count as this entry and go to the address dialled' : 'go to its endpoints';
  return `Port ${number} has no address: all calls to it that no other listener takes${bytes} ${where}, whatever server they were meant for.`;
}

/**
 * Entries that listen for the same bytes: raw bytes on one port of every address or of one range, raw bytes or TLS at one address. The first keeps the
 * listener, and the others' are dropped (pilot/pkg/networking/core/listener.go, buildSidecarOutboundListener). By the entry's key.
 */
export const listenerConflicts: (
  entries: Mesh['entries'],
  settings: MeshSettings,
) => ReadonlyMap<string, readonly Conflict[]> = remember((entries: Mesh['entries'], settings: MeshSettings) => {
  const found = new Map<string, Conflict[]>();
  if (settings.dataPlane === 'ambient') return found;
  for (const claims of claimsOf(entries, settings).values()) if (claims.length > 1) judgeClaims(claims, found);
  return found;
});

interface Claim {
  readonly entry: ServiceEntry;
  readonly address: string;
  readonly port: number;
}

const knownListeners = remember((entry: ServiceEntry, settings: MeshSettings) => listenersOf(settings, entry));

function claimsOf(entries: Mesh['entries'], settings: MeshSettings): ReadonlyMap<string, readonly Claim[]> {
  const claims = new Map<string, Claim[]>();
  for (const entry of entries) {
    for (const { address, port } of knownListeners(entry, settings)) {
      const isAddress = address !== '*' && !address.includes('/');
      if (port.class !== 'tcp' && !(port.class === 'tls' && isAddress)) continue;
      const key = `${address} ${port.number}`;
      const list = claims.get(key);
      if (list) list.push({ entry, address, port: port.number });
      else claims.set(key, [{ entry, address, port: port.number }]);
    }
  }
  return claims;
}

/** Each claim loses to the first that some client sees beside it. */
function judgeClaims(claims: readonly Claim[], found: Map<string, Conflict[]>): void {
  const ordered = [...claims].sort((a, b) => compareOrder(a.entry, b.entry));
  const losers = new Map<Claim, Claim[]>();
  for (const [index, claim] of ordered.entries()) {
    const winner = ordered.slice(0, index).find((each) => areRivals(each.entry, claim.entry));
    if (winner === undefined) continue;
    add(
      found,
      claim,
      [winner],
      `${nameOf(winner.entry)} listens on ${whereOf(claim)} too and ${whyBefore(winner, claim)}: istiod drops the listener here.`,
    );
    const lost = losers.get(winner);
    if (lost) lost.push(claim);
    else losers.set(winner, [claim]);
  }
  for (const [winner, lost] of losers) {
    const [first, ...others] = lost as [Claim, ...Claim[]];
    const names =
      others.length === 0
        ? nameOf(first.entry)
        : `${nameOf(first.entry)} and ${counted(others.length, 'more entry', 'more entries')}`;
    const theirs = others.length === 0 ? 'its' : 'their';
    add(
      found,
      winner,
      lost,
      `${names} would listen on ${whereOf(winner)} too: istiod drops ${theirs} listener, since this entry ${whyBefore(winner, first)}.`,
    );
  }
}

/** Entries with a common host are one service, or only one of them is known. */
function areRivals(a: ServiceEntry, b: ServiceEntry): boolean {
  if (a === b || baseKey(a) === baseKey(b) || a.hosts.some((host) => b.hosts.includes(host))) return false;
  return namespacesSeeingAll([a, b]).length > 0;
}

/** Services exported by name first, then older ones, then by host and namespace (pilot/pkg/model/push_context.go, servicesExportedToNamespace). */
function compareOrder(a: ServiceEntry, b: ServiceEntry): number {
  return (
    Number(isPublic(a.exportTo)) - Number(isPublic(b.exportTo)) ||
    a.created - b.created ||
    compareText(a.hosts[0] ?? '', b.hosts[0] ?? '') ||
    compareText(a.namespace, b.namespace)
  );
}

function whyBefore({ entry: first }: Claim, { entry: second }: Claim): string {
  if (!isPublic(first.exportTo) && isPublic(second.exportTo)) return 'is exported by name, which comes first';
  return first.created === second.created ? 'comes first by its host' : 'is older';
}

function whereOf({ address, port }: Claim): string {
  return address === '*' ? `port ${port} of every address` : `${address} port ${port}`;
}

function add(found: Map<string, Conflict[]>, { entry, port }: Claim, rivals: readonly Claim[], says: string): void {
  const conflict: Conflict = { type: 'same-listener', with: rivals.map((each) => each.entry.resource.key), port, says };
  const { key } = entry.resource;
  const list = found.get(key);
  if (list) list.push(conflict);
  else found.set(key, [conflict]);
}
