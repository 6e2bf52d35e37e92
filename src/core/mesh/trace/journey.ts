import { namedHost, parseCall, type Dialled } from '../call';
import type { Mesh } from '../build';
import type { Dependence } from '../changed-hosts';
import type { Cluster } from '../proxy/clusters/cluster';
import type { Tunnel } from '../proxy/clusters/tunnel';
import type { ForwardAction } from '../proxy/routes/route';
import type { Scope } from '../proxy/scope/scope';
import type { MeshService } from '../proxy/services/service';
import type {
  AssumedAnswer,
  Hop,
  ProxyResponse,
  Sent,
  Tie,
  Trace,
  TracedCall,
  TraceOutcome,
  Via,
  Way,
  WireTls,
} from './trace';

/** A call on its way, and what was noted so far. */
export interface Journey {
  readonly mesh: Mesh;
  readonly call: TracedCall;
  readonly dialled: Dialled & { readonly port: number };
  readonly hops: Hop[];
  readonly caveats: string[];
  /** What DNS is taken to answer for the dialled host; undefined while nothing is assumed. */
  dnsAnswer: AssumedAnswer | undefined;
  /** Why the way may be another one from some hop on: what would decide it takes too long to work out. */
  readonly undecided: string[];
  /** Each proxy that the call got to, with what it knew and chose. */
  readonly stages: Stage[];
  /** Whether the call is handed to the sidecar whatever takes it out, to learn what that would do. */
  readonly isHandedOver: boolean;
}

/** What one proxy knew of a call, and chose. */
export interface Stage {
  readonly via: Via;
  readonly scope: Scope;
  /** The services that it took the call for: that of the listener's chain or virtual host. */
  readonly services: readonly MeshService[];
  /** Whether the call was routed as HTTP. */
  readonly isHttp: boolean;
  readonly forward: ForwardAction | undefined;
  /** Left out where it sends nothing to a destination that it knows. */
  readonly sent?: Sent;
  /** What its bytes go through; left out where there is none. */
  readonly tunnel?: Tunnel | undefined;
  /** All destinations. */
  readonly ways: readonly Way[];
  /** The cluster of the largest weight; undefined where none was named. */
  readonly cluster: Cluster | undefined;
}

/** How a journey ends. */
export interface Ending {
  readonly outcome: TraceOutcome;
  readonly via: Via;
  readonly response: ProxyResponse | null;
  readonly tls: WireTls | null;
  readonly request: Trace['request'];
  readonly cluster: Cluster | undefined;
  readonly split: Trace['split'];
  readonly mirrors: Trace['mirrors'];
}

/** What a hop says; the rest has a usual value. */
type NewHop = Pick<Hop, 'proxy' | 'at' | 'name' | 'what' | 'because'> & Partial<Hop>;

/** Notes a decision; where no part of its resource is named, all of it decided. */
export function addHop(journey: Journey, hop: NewHop): void {
  const path = hop.resource && (hop.path ?? []).length === 0 ? ['spec'] : (hop.path ?? []);
  journey.hops.push({ resource: undefined, losers: [], probable: false, ...hop, path });
}

/** An ending at a proxy that answers, closes the connection, or has nowhere to send the call. */
export function endAt(via: Via, outcome: TraceOutcome, response: Partial<ProxyResponse>, cluster?: Cluster): Ending {
  return {
    outcome,
    via,
    response: { code: null, flag: null, location: null, ...response },
    tls: null,
    request: null,
    cluster,
    split: [],
    mirrors: [],
  };
}

/** The decisions on the way that only age made. */
export function tiesOf(hops: readonly Hop[]): readonly Tie[] {
  return hops.flatMap((hop) => {
    const { resource } = hop;
    if (resource === undefined) return [];
    return hop.losers
      .filter((loser) => loser.tied && loser.resource !== resource)
      .map((loser) => ({ winner: resource, loser: loser.resource, because: loser.because, otherwise: undefined }));
  });
}

/** The hosts that a trace depends on: the called one, and those of the clusters and the resources on its way. */
export function hostsOnTheWay({
  call,
  hops,
  cluster,
  split,
}: Pick<Trace, 'call' | 'hops' | 'cluster' | 'split'>): readonly string[] {
  const clusters = hops.filter((hop) => hop.at === 'cluster').map(({ name }) => hostIn(name));
  const all = [...clusters, ...split.map((each) => hostIn(each.cluster)), cluster?.host ?? ''];
  return [...new Set([parseCall(call.url)?.host ?? '', ...all])].filter((host) => host !== '');
}

/** All that a trace depends on. What covers the called host may get a listener or a route for it, also where the call finds none. */
export function dependenceOf(mesh: Mesh, url: string, trace: Trace | undefined): Dependence {
  const dialled = parseCall(url);
  if (dialled === undefined) return { hosts: [], ports: [] };
  const { host, port } = dialled;
  // A Host header names the services that it is routed among.
  const named = trace && namedHost(trace.call.headers);
  const asked = named === undefined ? [host] : [host, named];
  const covering = asked.flatMap((each) => mesh.registry.patternsFor(each));
  return {
    hosts: [...asked, ...covering, ...(trace ? hostsOnTheWay(trace) : [])],
    ports: port === undefined ? [] : [port],
  };
}

/** The host in a cluster's name, `outbound|443|v2|api.example.com`. */
function hostIn(cluster: string): string {
  return cluster.split('|')[3] ?? '';
}
