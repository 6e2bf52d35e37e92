import { append, isSameList } from '../lists';
import {
  compareText,
  isPublic,
  listenerUsesOf,
  portsNumbered,
  type FilterChain,
  type ListenerUse,
  type LostChain,
  type Mesh,
  type ScopedPort,
  type ScopedService,
  type ServiceEntry,
  type ToClusters,
} from '../mesh';
import { counted } from '../text';
import { nameOf } from './host-conflicts';
import { qualified } from './names';
import type { Conflict } from './topology';

type Listener = ListenerUse['listeners'][number];

/** Faults of entries, by their keys. */
export type ConflictsByKey = ReadonlyMap<string, readonly Conflict[]>;

/**
 * What entries have against each other on the listeners of the design's sidecars: ports for raw bytes that take what no other listener takes, and filter chains
 * that istiod drops (pilot/pkg/networking/core/listener.go, buildSidecarOutboundListener).
 */
export function listenerConflicts(mesh: Mesh): ConflictsByKey {
  const found = listenerUsesOf(mesh).map(conflictsOf);
  const told = found.filter(({ size }) => size > 0);
  if (last && isSameList(last.told, told)) return last.all;
  const joined = new Map<string, Conflict[]>();
  for (const conflicts of told) for (const [key, list] of conflicts) for (const each of list) append(joined, key, each);
  const all = new Map([...joined].map(([key, list]) => [key, withoutDoubles(list)] as const));
  last = { told, all };
  return all;
}

/** Of the mesh that was asked about last: typing seldom changes any. */
let last: { readonly told: readonly ConflictsByKey[]; readonly all: ConflictsByKey } | undefined;

const known = new WeakMap<ListenerUse, ConflictsByKey>();

function conflictsOf(use: ListenerUse): ConflictsByKey {
  let conflicts = known.get(use);
  if (conflicts === undefined) {
    const found = new Map<string, Conflict[]>();
    for (const listener of use.listeners) {
      for (const chain of listener.chains) addWhole(found, listener, chain);
      addLosses(found, listener);
    }
    known.set(use, (conflicts = found));
  }
  return conflicts;
}

/** Clients of several kinds may have the same. */
function withoutDoubles(list: readonly Conflict[]): readonly Conflict[] {
  return [...new Map(list.map((each) => [JSON.stringify(each), each])).values()];
}

/**
 * Ports for raw bytes without an address: their listener takes every call to the port that no other listener takes
 * (pilot/pkg/networking/core/sidecar_simulation_test.go, TestPassthroughTraffic).
 */
function addWhole(found: Map<string, Conflict[]>, listener: Listener, { to, ranges, serverNames }: FilterChain): void {
  if (!isOpen(listener) || to.type === 'http' || ranges.length > 0 || serverNames.length > 0) return;
  const { port } = to;
  const { entry } = port.owner;
  if (entry === undefined || (port.class !== 'tcp' && port.class !== 'sniffed')) return;
  append(found, entry.resource.key, { type: 'whole-port', with: [], port: port.number, says: saysWhole(entry, to) });
}

function isOpen({ name }: Listener): boolean {
  return name.startsWith('0.0.0.0_');
}

function saysWhole({ resolution }: ServiceEntry, { port, route }: ToClusters): string {
  const bytes = port.class === 'sniffed' ? ' and are no HTTP' : '';
  const routed =
    route &&
    `go where VirtualService ${qualified(route.virtualService.namespace, route.virtualService.name)} sends them`;
  const own = resolution === 'NONE' ? 'count as this entry and go to the address dialled' : 'go to its endpoints';
  return `Port ${port.number} has no address: all calls to it that no other listener takes${bytes} ${routed ?? own}, whatever server they were meant for.`;
}

/** What each loses tells it who has it; who has it is told once of all. */
function addLosses(found: Map<string, Conflict[]>, listener: Listener): void {
  const losers = new Map<ServiceEntry, Map<ServiceEntry, number>>();
  for (const lost of listener.lost) {
    const loser = lost.port.owner.entry;
    const winner = ownerOf(lost.to, lost.port);
    if (loser === undefined || winner.entry === loser) continue;
    append(found, loser.resource.key, lossOf(listener, lost, winner));
    if (winner.entry === undefined) continue;
    const group = losers.get(winner.entry) ?? new Map<ServiceEntry, number>();
    losers.set(winner.entry, group.set(loser, lost.port.number));
  }
  for (const [winner, group] of losers) append(found, winner.resource.key, gainOf(listener, [...group.keys()]));
}

type Owner = ScopedPort['owner'];

function ownerOf(service: ScopedService, { number }: ScopedPort): Owner {
  return portsNumbered(service.ports, number)[0]?.owner ?? service;
}

const parts: Readonly<Record<LostChain['part'], string>> = {
  all: 'the listener',
  raw: 'what is for other bytes than HTTP',
  chain: 'a filter chain',
};

function lossOf(listener: Listener, { port, part, because }: LostChain, winner: Owner): Conflict {
  const name = winner.entry ? nameOf(winner.entry) : `Service ${qualified(winner.namespace, winner.resource.name)}`;
  return {
    type: 'same-listener',
    with: winner.entry ? [winner.entry.resource.key] : [],
    port: port.number,
    says: `${name}${whyFirst(winner, port.owner)} listens on ${whereOf(listener)} too: istiod drops ${parts[part]} here. ${because}`,
  };
}

/** What puts one service before another in istiod's order; nothing where it comes later, and takes over what was there. */
function whyFirst(winner: Owner, loser: Owner): string {
  if (!isPublic(winner.exportTo) && isPublic(loser.exportTo)) return ', which is exported by name and so comes first,';
  if (winner.created < loser.created) return ', which is older,';
  const isFirst = winner.created === loser.created && compareText(winner.orderName, loser.orderName) < 0;
  return isFirst ? ', which comes first by its host,' : '';
}

function gainOf(listener: Listener, losers: readonly ServiceEntry[]): Conflict {
  const [first, ...others] = losers as readonly [ServiceEntry, ...ServiceEntry[]];
  const more = others.length === 0 ? '' : ` and ${counted(others.length, 'more entry', 'more entries')}`;
  const theirs = others.length === 0 ? 'its part' : 'their parts';
  return {
    type: 'same-listener',
    with: losers.map(({ resource }) => resource.key),
    port: listener.port,
    says: `${nameOf(first)}${more} would listen on ${whereOf(listener)} too: istiod drops ${theirs} for this entry’s.`,
  };
}

function whereOf(listener: Listener): string {
  if (isOpen(listener)) return `port ${listener.port} of every address`;
  const address = listener.name.slice(0, listener.name.lastIndexOf('_'));
  return `${address} port ${listener.port}`;
}
