import { groupBy, sameList } from '../../lists';
import { withoutEffect, recordIn, integerIn } from '../../mesh';
import type { ClusterUse, NoEffect, RouteUse, SharedPlace } from '../../mesh';
import { startsWith, type Path } from '../../text';
import { flatOf, question } from '../question';
import { clusterUses } from './cluster-uses';
import { hasGateway, hasOther } from './gateway-sides';
import { allRouteUses, targetsOf } from './routings';

/** How calls get to a cluster. */
export interface Arrival {
  /** Whether requests get there as such: its port is HTTP or may be, or a rule sends them there. */
  readonly asRequests: boolean;
  /** Whether bytes get there: its port is not HTTP or need not be, or a rule sends them there. */
  readonly asBytes: boolean;
  /** Whether a rule of HTTP that asks for retries sends requests there. */
  readonly isRetried: boolean;
}

/** A cluster with how calls get to it. */
export interface ArrivedUse {
  readonly use: ClusterUse;
  readonly arrival: Arrival;
}

/** What a rule sends to a host. */
interface Sending {
  readonly host: string;
  /** `*` for one that the service decides. */
  readonly port: number | '*';
  readonly isHttp: boolean;
  readonly retries: boolean;
}

const sendings = flatOf(allRouteUses, sendingsOf);

/** What is sent, each distinct sending once, by host. */
const sentTo = question((input): ReadonlyMap<string, readonly Sending[]> => {
  const keyOf = ({ host, port, isHttp, retries }: Sending): string => [port, isHttp, retries, host].join(' ');
  const distinct = [...groupBy(sendings(input), keyOf).values()].map(([first]) => first);
  return groupBy(distinct, ({ host }) => host);
});

const keptArrivals = new WeakMap<ClusterUse, ArrivedUse>();

/** All clusters with how calls get to each; the same object as before while neither changed. */
export const arrivedUses = question((input, before: readonly ArrivedUse[] | undefined): readonly ArrivedUse[] => {
  const sent = sentTo(input);
  return sameList(
    clusterUses(input).map((use) => arrivedUse(use, sent.get(use.service.host))),
    before,
  );
});

function arrivedUse(use: ClusterUse, sent: readonly Sending[] = noSendings): ArrivedUse {
  const { class: kind, number } = use.port;
  const own = sent.length === 0 ? sent : sent.filter(({ port }) => port === number || port === '*');
  const asRequests = kind === 'http' || kind === 'sniffed' || own.some(({ isHttp }) => isHttp);
  const asBytes = kind !== 'http' || own.some(({ isHttp }) => !isHttp);
  const isRetried = own.some(({ retries }) => retries);
  const before = keptArrivals.get(use);
  if (before && isSameArrival(before.arrival, { asRequests, asBytes, isRetried })) return before;
  const made = { use, arrival: { asRequests, asBytes, isRetried } };
  keptArrivals.set(use, made);
  return made;
}

const noSendings: readonly Sending[] = [];

function isSameArrival(a: Arrival, b: Arrival): boolean {
  return a.asRequests === b.asRequests && a.asBytes === b.asBytes && a.isRetried === b.isRetried;
}

/** A sidecar also takes a rule for a name that no service has on that port: who calls it there has the requests routed. */
function sendingsOf(use: RouteUse): readonly Sending[] {
  const { route, shared } = use;
  const isHttp = route.protocol === 'http';
  const retries = isHttp && (integerIn(recordIn(route.rule, 'retries'), 'attempts') ?? 0) > 0;
  return shared.flatMap((at) =>
    targetsOf(use).flatMap((to) => portsOf(at, to).map((port) => ({ host: to.host, port, isHttp, retries }))),
  );
}

/** A gateway asks for the only port of a service, a sidecar takes that of its listener. */
function portsOf(
  { host, port, clients }: SharedPlace,
  to: { readonly host: string; readonly port: number | undefined },
): readonly (number | '*')[] {
  const asSidecar: number | '*' = to.port ?? (to.host === host ? port : '*');
  return [...(hasGateway(clients) ? [to.port ?? ('*' as const)] : []), ...(hasOther(clients) ? [asSidecar] : [])];
}

const idleByUse = new WeakMap<ArrivedUse, readonly NoEffect[]>();

/** The parts of a cluster's policy that change nothing, however calls get there. */
export function idleParts(arrived: ArrivedUse): readonly NoEffect[] {
  let parts = idleByUse.get(arrived);
  if (parts === undefined) idleByUse.set(arrived, (parts = findIdle(arrived)));
  return parts;
}

function findIdle({ use, arrival }: ArrivedUse): readonly NoEffect[] {
  const asRequests = arrival.asRequests ? withoutEffect(use.cluster, { isHttp: true }) : undefined;
  const asBytes = arrival.asBytes ? withoutEffect(use.cluster, { isHttp: false }) : undefined;
  if (asRequests === undefined || asBytes === undefined) return asRequests ?? asBytes ?? [];
  return inBoth(asRequests, asBytes, (each) => [each.block, ...each.path]);
}

/** Of two lists what lies in both, the smaller part of each. */
export function inBoth<T>(a: readonly T[], b: readonly T[], pathOf: (each: T) => Path): readonly T[] {
  return a.flatMap((each) => {
    const path = pathOf(each);
    if (b.some((other) => startsWith(path, pathOf(other)))) return [each];
    return b.filter((other) => startsWith(pathOf(other), path));
  });
}
