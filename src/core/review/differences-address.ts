import type { Cluster } from '../mesh';
import type { ChangePlace, Risk } from './behaviour-change';
import { decidersOf } from './deciding';
import { destinationsOf, lastWays, splitOf, splitWords, type Destination } from './destinations';
import { fromTo, type BothTraces, type Difference } from './difference';
import type { Reasons } from './reasons';
import { listed } from './words';

/** Where the server is: other addresses, copies to others, another order, other parts. */
export function addressDifferences(traces: BothTraces, reasons: Reasons): readonly Difference[] {
  const [before, after] = [destinationsOf(traces.before), destinationsOf(traces.after)];
  const moved = movedDifference({ before, after }, traces, reasons);
  return [
    ...(moved ? [moved] : lookupDifferences(traces, reasons)),
    ...orderDifferences({ before, after }, traces, reasons),
    ...copyDifferences(traces, reasons),
  ];
}

interface BothDestinations {
  readonly before: readonly Destination[];
  readonly after: readonly Destination[];
}

function movedDifference(
  { before, after }: BothDestinations,
  traces: BothTraces,
  reasons: Reasons,
): Difference | undefined {
  const gone = missingIn(before, after);
  const come = missingIn(after, before);
  if (gone.length + come.length === 0) return undefined;
  const decided = decidedBy(traces, gone, come);
  const says = sayMoved(before, after, gone, come);
  return {
    kind: 'address-changed',
    risk: riskOf(before, after, come),
    says: (about) => `Calls ${fromTo(about)} ${says}.`,
    ...reasons.ofCall(['address'], decided.decidedBefore, decided.decidedAfter, traces),
  };
}

const lookups: Readonly<Partial<Record<NonNullable<Cluster['type']>, string>>> = {
  STRICT_DNS: 'every address that Envoy finds for it in DNS',
  LOGICAL_DNS: 'one address at a time of those that Envoy finds for it in DNS',
  ORIGINAL_DST: 'the address that the app has dialled',
  DYNAMIC_FORWARD_PROXY: 'what Envoy finds in DNS for the name that was called',
};

/** The same host as before, whose addresses are found in another way: an app may have dialled others than DNS gives. */
function lookupDifferences(traces: BothTraces, reasons: Reasons): readonly Difference[] {
  const [old, now] = [lookupOf(traces.before), lookupOf(traces.after)];
  if (old === undefined || now === undefined || old === now) return [];
  return [
    {
      kind: 'address-changed',
      risk: 'medium',
      says: (about) => `Calls ${fromTo(about)} go to ${now} (went to ${old}).`,
      ...reasons.ofCall(['address'], decidersOf(traces.before, 'cluster'), decidersOf(traces.after, 'cluster'), traces),
    },
  ];
}

/** Of a call that goes to one cluster of a service; where a rule splits, the parts have addresses of their own. */
function lookupOf(trace: BothTraces['before']): string | undefined {
  if (trace.outcome !== 'reached') return undefined;
  const [only, ...others] = lastWays(trace);
  const type = others.length === 0 ? (only?.cluster ?? trace.cluster)?.type : undefined;
  return type ? lookups[type] : undefined;
}

/** No host gets calls that got none before: another port of the same hosts, or fewer of them. */
function riskOf(before: readonly Destination[], after: readonly Destination[], come: readonly Destination[]): Risk {
  if (come.length === 0 && after.length > 0) return 'medium';
  const known = new Set(before.map(({ host }) => host));
  return after.length > 0 && after.every(({ host }) => known.has(host)) ? 'medium' : 'high';
}

function sayMoved(
  before: readonly Destination[],
  after: readonly Destination[],
  gone: readonly Destination[],
  come: readonly Destination[],
): string {
  if (gone.length > 0 && gone.length < before.length && come.length === 0)
    return `no longer go to ${addressWords(gone)}`;
  if (come.length > 0 && come.length < after.length && gone.length === 0) return `go to ${addressWords(come)} too`;
  if (gone.length < before.length && come.length < after.length)
    return `go to ${addressWords(come)} in place of ${addressWords(gone)}`;
  return `go to ${addressWords(after)} (went to ${addressWords(before)})`;
}

/** `10.0.0.1:443 and 10.0.0.2:443`. */
export function addressWords(all: readonly Destination[]): string {
  return all.length === 0 ? 'no address' : listed(all.map(({ address }) => address));
}

function missingIn(some: readonly Destination[], others: readonly Destination[]): readonly Destination[] {
  return some.filter(({ address }) => others.every((other) => other.address !== address));
}

function decidedBy({ before, after }: BothTraces, gone: readonly Destination[], come: readonly Destination[]) {
  const written = (all: readonly Destination[]): readonly ChangePlace[] => all.flatMap(({ place }) => place ?? []);
  return {
    decidedBefore: [...decidersOf(before, 'route', 'gateway', 'cluster'), ...written(gone)].filter(isFirst),
    decidedAfter: [...decidersOf(after, 'route', 'gateway', 'cluster'), ...written(come)].filter(isFirst),
  };
}

/** Of one resource the first place. */
function isFirst(place: ChangePlace, index: number, all: readonly ChangePlace[]): boolean {
  return all.findIndex(({ resource }) => resource === place.resource) === index;
}

/** Order and parts of the addresses that both sides know; parts count only where no address came or went. */
function orderDifferences(
  { before, after }: BothDestinations,
  traces: BothTraces,
  reasons: Reasons,
): readonly Difference[] {
  const common = before.filter(({ address }) => after.some((other) => other.address === address));
  if (common.length < 2) return [];
  const [old, now] = [before, after].map((all) =>
    all.filter(({ address }) => common.some((each) => each.address === address)),
  );
  const ranks = [rankWords(old ?? []), rankWords(now ?? [])] as const;
  const isWhole = common.length === before.length && common.length === after.length;
  const parts = [partWords(before), partWords(after)] as const;
  const decidedBefore = decidersOf(traces.before, 'route', 'cluster', 'destination-rule');
  const decidedAfter = decidersOf(traces.after, 'route', 'cluster', 'destination-rule');
  const common_ = {
    risk: 'medium' as const,
    ...reasons.ofCall(['failover'], decidedBefore, decidedAfter, traces),
  };
  if (ranks[0] !== ranks[1])
    return [
      {
        ...common_,
        kind: 'failover-changed',
        says: (about) => `Calls ${fromTo(about)} try ${ranks[1]} (tried ${ranks[0]}).`,
      },
    ];
  if (!isWhole || parts[0] === parts[1] || isSplitOtherwise(traces)) return [];
  return [
    {
      ...common_,
      kind: 'failover-changed',
      says: (about) => `Calls ${fromTo(about)} are spread ${parts[1]} (were spread ${parts[0]}).`,
    },
  ];
}

/** What a rule splits otherwise is told of the rule. */
function isSplitOtherwise({ before, after }: BothTraces): boolean {
  return splitWords(splitOf(before)) !== splitWords(splitOf(after));
}

/** `10.0.0.1:443 first, then 10.0.0.2:443`; `all alike` without an order. */
function rankWords(all: readonly Destination[]): string {
  const ranks = [...new Set(all.map(({ priority }) => priority))].sort((a, b) => a - b);
  if (ranks.length < 2) return 'all addresses alike';
  return ranks
    .map((rank) => addressWords(all.filter(({ priority }) => priority === rank)))
    .map((words, index) => (index === 0 ? `${words} first` : words))
    .join(', then ');
}

/** `90 % to 10.0.0.1:443 and 10 % to 10.0.0.2:443`. */
function partWords(all: readonly Destination[]): string {
  return listed(all.map(({ address, share }) => `${Math.round(share * 1000) / 10} % to ${address}`));
}

/** Servers that get a copy of each request. */
export function copyDifferences({ before, after }: BothTraces, reasons: Reasons): readonly Difference[] {
  const [old, now] = [copies(before), copies(after)];
  if (old.join() === now.join()) return [];
  const decidedBefore = decidersOf(before, 'route');
  const decidedAfter = decidersOf(after, 'route');
  const isNew = now.some((each) => !old.some((other) => hostOf(other) === hostOf(each)));
  return [
    {
      kind: 'address-changed',
      risk: isNew ? 'high' : 'medium',
      says: (about) =>
        `Requests ${fromTo(about)} are copied to ${now.length === 0 ? 'nobody' : listed(now)} (were copied to ${old.length === 0 ? 'nobody' : listed(old)}).`,
      ...reasons.ofCall(['address'], decidedBefore, decidedAfter, { before, after }),
    },
  ];
}

function hostOf(copy: string): string {
  return copy.slice(0, copy.indexOf(' '));
}

/** `mirror.example.com:80 (10 %)`; a cluster's name is `outbound|80|subset|host`. */
function copies({ mirrors }: BothTraces['before']): readonly string[] {
  return mirrors
    .map(({ cluster, percent }) => {
      const [, port = '', subset = '', host = cluster] = cluster.split('|');
      return `${host}:${port}${subset === '' ? '' : `/${subset}`} (${percent} %)`;
    })
    .sort();
}
