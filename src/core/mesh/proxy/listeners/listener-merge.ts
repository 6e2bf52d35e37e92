import { isPublic } from '../../visibility';
import { fixedBits } from '../../address';
import { isEqual } from '../../equal';
import type { FilterChain, Listener, LostChain, WeightedDestination } from './listener';
import type { Bind, Claim } from './listener-claims';
import { wildcard } from './listener-claims';
import type { Fallback } from './listener-fallback';
import { rejectionOf } from './listener-rejected';

/** A listener while services add to it. */
export interface Entry {
  readonly bind: Bind;
  /** The claim that made it. */
  first: Claim;
  /** `auto`: HTTP and other bytes are told apart. */
  protocol: 'http' | 'tcp' | 'auto';
  /** As written by the first claim, in upper case; of no meaning once the listener is `auto`. */
  written: string;
  chains: FilterChain[];
  /** By what a chain is matched, who has it. */
  holders: Map<string, { readonly claim: Claim; readonly chain: FilterChain }>;
  readonly lost: LostChain[];
  /** Whether an egress listener of a Sidecar has it for itself. */
  locked: boolean;
  /** Whether it has a socket of its own, which the part that made it decides. */
  readonly isBound: boolean;
}

interface Offer {
  readonly claim: Claim;
  readonly bind: Bind;
  readonly isBound: boolean;
  /** Its filter chains, made only when they count. */
  readonly offer: () => readonly FilterChain[];
}

/**
 * Adds what a service asks for to the listener that is there, or makes it. HTTP and raw bytes on one listener are told apart; chains that are matched alike
 * stay with the first (pilot/pkg/networking/core/listener.go, buildSidecarOutboundListener).
 */
export function addClaim(entries: Map<string, Entry>, key: string, asked: Offer): void {
  const { claim, bind, offer } = asked;
  const { class: kind } = claim.listen;
  const written = claim.listen.protocol.toUpperCase();
  const current = entries.get(key);
  if (current?.locked || kind === 'udp' || kind === 'unknown') return;
  if (kind === 'http' && written === 'HTTP_PROXY') return replace(entries, key, asked);
  if (current === undefined) return replace(entries, key, asked);
  if (kind === 'http' && current.protocol !== 'tcp') return;
  if (kind === 'sniffed' && current.protocol === 'http') return replace(entries, key, asked);
  if (kind === 'sniffed' && current.protocol === 'auto') {
    const isShared = bind.address === wildcard;
    return lose(current, claim, current.first, isShared ? 'raw' : 'all', rawLoss(current, isShared));
  }
  if (isServerFirst(current, written)) {
    return lose(current, claim, current.first, 'all', serverFirstLoss(current, written));
  }
  merge(current, claim, offer());
  // HTTP on a TCP listener, TCP on an HTTP one and a port without protocol on a TCP one all make Envoy look at the first bytes.
  if (kind !== 'tcp' && kind !== 'tls') current.protocol = 'auto';
  else if (current.protocol === 'http') current.protocol = 'auto';
}

function replace(entries: Map<string, Entry>, key: string, { claim, bind, isBound, offer }: Offer): void {
  const before = entries.get(key);
  const lost = before ? [...before.lost, ...takenOver(before, claim)] : [];
  const entry: Entry = {
    bind,
    first: claim,
    protocol: protocolOf(claim, bind),
    written: claim.listen.protocol.toUpperCase(),
    chains: [],
    holders: new Map(),
    lost,
    locked: false,
    isBound,
  };
  for (const chain of offer()) {
    // istiod keeps one default chain, the last of those that match everything.
    if (chain.isDefault) entry.chains = entry.chains.filter((each) => !each.isDefault);
    entry.chains.push(chain);
    entry.holders.set(matchKey(chain), { claim, chain });
  }
  entries.set(key, entry);
}

/** What those lose whose listener another makes anew. */
function takenOver({ chains, bind }: Entry, { service, listen, definition }: Claim): readonly LostChain[] {
  const name = listen.protocol === '' ? 'without a protocol' : `for ${listen.protocol}`;
  const because = `Port ${listen.number} of ${service.host} is ${name}, so that istiod makes the listener of ${bind.address} anew.`;
  return chains.flatMap(({ to }) => {
    if (to.type === 'http' || to.service === service) return [];
    const tied = isPublic(to.port.owner.exportTo) === isPublic(definition.exportTo);
    return [{ service: to.service, port: to.port, to: service, part: 'all' as const, because, tied }];
  });
}

/** HTTP on all addresses is told from other bytes at once, so that these can pass. */
function protocolOf({ listen }: Claim, bind: Bind): Entry['protocol'] {
  if (listen.class === 'sniffed') return 'auto';
  if (listen.class !== 'http') return 'tcp';
  return bind.address === wildcard && listen.protocol.toUpperCase() !== 'HTTP_PROXY' ? 'auto' : 'http';
}

function merge(current: Entry, claim: Claim, chains: readonly FilterChain[]): void {
  for (const chain of chains) {
    const key = matchKey(chain);
    const holder = current.holders.get(key);
    if (holder === undefined) {
      current.chains.push(chain);
      current.holders.set(key, { claim, chain });
    } else if (chain.takes !== 'http' && !sendsAlike(holder.chain, chain)) {
      lose(current, claim, holder.claim, partOf(claim, chain), chainLoss(current, holder.claim, chain));
    }
  }
}

/** Whether two chains send to the same clusters, as where a wildcard and a host below it have one rule: then it is all the same whose comes first. */
function sendsAlike({ to: a }: FilterChain, { to: b }: FilterChain): boolean {
  return a.type === 'tcp' && b.type === 'tcp' && isEqual(a.destinations.map(clusterIn), b.destinations.map(clusterIn));
}

function clusterIn({ host, port, subset, weight }: WeightedDestination): unknown {
  return [host, port, subset, weight];
}

function partOf({ listen }: Claim, { ranges, serverNames }: FilterChain): LostChain['part'] {
  if (ranges.length > 0 || serverNames.length > 0) return 'chain';
  return listen.class === 'sniffed' ? 'raw' : 'all';
}

function lose(current: Entry, claim: Claim, to: Claim, part: LostChain['part'], because: string): void {
  // Definitions of one host send to the same cluster, so that nothing is lost between them.
  if (to.service === claim.service) return;
  const sameGroup = isPublic(to.definition.exportTo) === isPublic(claim.definition.exportTo);
  current.lost.push({ service: claim.service, port: claim.port, to: to.service, part, because, tied: sameGroup });
}

/**
 * MongoDB's and MySQL's servers speak first, so that Envoy never waits for bytes of their clients: they share a listener with their own protocol alone
 * (pilot/pkg/networking/core/listener.go, isConflictWithWellKnownPort).
 */
function isServerFirst(current: Entry, written: string): boolean {
  const existing = current.protocol === 'auto' ? '' : current.written;
  return [existing, written].some((each) => each === 'MONGO' || each === 'MYSQL') && existing !== written;
}

/** What chains are compared by, as istiod does: the order of names and the bits that a range leaves open mean nothing (conflictsWith). */
function matchKey({ takes, serverNames, ranges }: FilterChain): string {
  const bits = ranges.filter((each) => !each.startsWith('0.0.0.0')).flatMap((each) => fixedBits(each) ?? []);
  return `${takes === 'http' ? 'http' : ''}|${[...new Set(serverNames)].sort().join(',')}|${[...new Set(bits)].sort().join(',')}`;
}

function chainLoss({ bind, first }: Entry, { service }: Claim, { serverNames, ranges }: FilterChain): string {
  const names = serverNames.length > 0 ? ` for ${serverNames.join(', ')}` : '';
  const limits = ranges.length > 0 ? ` at ${ranges.join(', ')}` : '';
  const what = names === '' && limits === '' ? ' for all bytes' : `${names}${limits}`;
  return `${service.host} comes first on ${placeOf(bind, first)} and has the filter chain${what}.`;
}

function rawLoss({ bind, first }: Entry, isShared: boolean): string {
  return isShared
    ? `${first.service.host} comes first on ${placeOf(bind, first)}, and its listener tells HTTP apart already. istiod then adds no filter chain for other bytes.`
    : `${first.service.host} comes first on ${placeOf(bind, first)} and has the listener.`;
}

function serverFirstLoss({ bind, first, written }: Entry, incoming: string): string {
  const loud = incoming === 'MONGO' || incoming === 'MYSQL' ? incoming : written;
  return `Servers of ${loud} speak first, so istiod lets no other protocol share the listener. ${first.service.host} comes first on ${placeOf(bind, first)}.`;
}

function placeOf({ address, hidden }: Bind, { listen }: Claim): string {
  return hidden ? `port ${listen.number} of the address of ${address}` : `${address}:${listen.number}`;
}

/** The listener as Envoy gets it. */
export function finished({ bind, chains, lost, isBound }: Entry, port: number, fallback: Fallback): Listener {
  const rejected = rejectionOf(chains);
  return {
    name: `${bind.told ?? bind.address}_${port}`,
    port,
    chains,
    ...fallback,
    waits: chains.some((chain) => chain.takes !== 'any'),
    lost,
    isBound,
    ...(rejected === undefined ? {} : { rejected }),
  };
}
