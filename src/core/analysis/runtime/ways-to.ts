import { isSameList } from '../../lists';
import {
  clientsOf,
  routeUsesAbout,
  type ClusterUse,
  type Mesh,
  type Proxy,
  type RouteUse,
  type Trace,
} from '../../mesh';
import { callsTo, type TracedDial } from './calls-to';
import { clientKey } from './client-words';
import { isSameBlock } from './cluster-uses';
import { isKnown, rulesTo, sendingsOf, sendsTo, type Sending } from './routes-to';

/** How a client gets to a cluster. */
export interface Way {
  readonly client: Proxy;
  /** `itself`: it dials that host and port. Else a rule sends there what arrives under another name, port or at a gateway. */
  readonly by: 'itself' | 'http' | 'tls' | 'tcp';
  /** The drawn call; undefined where it is only what the files make possible. */
  readonly trace: Trace | undefined;
}

/**
 * Who gets to a cluster. Where calls to its host are drawn, these say what the pods do; else everybody may dial it, but for those whose calls to the host
 * rules send elsewhere. What gateways do is in the rules alone.
 */
export function waysTo(mesh: Mesh, use: ClusterUse): readonly Way[] {
  const calls = callsTo(mesh, use.service.host);
  if (calls.length === 0) return writtenWays(mesh, use);
  // What a gateway has of the cluster is another use.
  if (use.clients.every(isGateway)) return writtenWays(mesh, use);
  return calls.filter(({ trace }) => endsAt(trace, use)).map((call) => drawnWay(call, use));
}

interface Kept {
  readonly depends: readonly unknown[];
  readonly ways: readonly Way[];
}

const kept = new WeakMap<ClusterUse, Kept>();

/** The same by the files alone, whatever is drawn. */
export function writtenWays(mesh: Mesh, use: ClusterUse): readonly Way[] {
  const { host } = use.service;
  const ground: Ground = {
    to: rulesTo(mesh, host),
    about: routeUsesAbout(mesh, host),
    gateways: gatewayNamespaces(mesh),
  };
  const depends = [...ground.to, undefined, ...ground.about, [...ground.gateways].join(' ')];
  const before = kept.get(use);
  if (before && isSameList(depends, before.depends)) return before.ways;
  const ways = findWays(ground, use);
  kept.set(use, { depends, ways });
  return ways;
}

/** All besides the use that decides about ways. */
interface Ground {
  readonly to: readonly RouteUse[];
  readonly about: readonly RouteUse[];
  /** Namespaces of gateway pods. */
  readonly gateways: ReadonlySet<string>;
}

function findWays(ground: Ground, use: ClusterUse): readonly Way[] {
  if (isBare(ground))
    return use.subset === undefined ? use.clients.filter((each) => !isGateway(each)).map(dialling) : [];
  const byGateway = ground.to.some((rule) => sentTo(rule, use).some(({ place }) => isGateway(place.client)));
  return use.clients.flatMap((client): readonly Way[] => {
    const own = ground.to.flatMap((rule) => sentTo(rule, use, clientKey(client)));
    const ways = own.map((each): Way => ({ client, by: byOf(each, use), trace: undefined }));
    const dials = !isGateway(client) && use.subset === undefined && !isSpared(ground, use, client, byGateway);
    return dials ? [...ways, dialling(client)] : ways;
  });
}

/** Whether no rule is about the host and no gateway is there: everybody dials the ports of the host themselves, as with most of thousands of hosts. */
function isBare({ to, about, gateways }: Ground): boolean {
  return to.length === 0 && about.length === 0 && gateways.size === 0;
}

function dialling(client: Proxy): Way {
  return { client, by: 'itself', trace: undefined };
}

/**
 * What a rule sends to the cluster, for one client or all: gateways, and sidecars for names that a service stands for, since calls to others are not known
 * to be made.
 */
function sentTo(rule: RouteUse, { service, port, subset }: ClusterUse, key?: string): readonly Sending[] {
  const sendings = sendingsOf(rule);
  const some = key === undefined ? [...sendings.values()].flat() : (sendings.get(key) ?? []);
  return some.filter((each) => each.host === service.host && sendsTo(each, port.number, subset) && isKnown(each));
}

/** Whether http rules lead what arrives elsewhere to a port, at a sidecar or at a gateway. */
export function isLedTo(mesh: Mesh, use: ClusterUse): boolean {
  return rulesTo(mesh, use.service.host).some((rule) => rule.route.protocol === 'http' && isLedBy(rule, use));
}

/** The namespaces of the gateways that rules let send on to a port. */
export function sendingGateways(mesh: Mesh, use: ClusterUse): readonly string[] {
  const sendings = rulesTo(mesh, use.service.host).flatMap((rule) => sentTo(rule, use));
  const pods = sendings.map(({ place }) => place.client).filter(isGateway);
  return [...new Set(pods.map(({ namespace }) => namespace))];
}

/** Asked of every port that awaits TLS, so that it makes no list of what the rule sends. */
function isLedBy({ route, at }: RouteUse, { service: { host }, port: { number }, subset }: ClusterUse): boolean {
  const here = route.destinations.filter((each) => each.host === host && each.subset === subset);
  return here.some((each) => {
    if (each.port !== undefined && each.port !== number) return false;
    return at.some((place) => {
      const isElsewhere = isGateway(place.client) || place.host !== host || place.port !== number;
      return isElsewhere && isKnown({ place }) && sendsTo({ ...each, place }, number, subset);
    });
  });
}

/** Whether a call goes on to the cluster from the proxy of its own pod, under the same block. */
function endsAt(trace: Trace, { cluster }: ClusterUse): boolean {
  if (trace.via === 'egress-gateway' || trace.cluster === undefined || trace.cluster.type === null) return false;
  const isNamed = trace.cluster.name === cluster.name || trace.split.some((each) => each.cluster === cluster.name);
  return isNamed && (trace.cluster.name !== cluster.name || isSameBlock(trace.cluster.tls.block, cluster.tls.block));
}

/** Whether a drawn call goes on to the cluster, from the proxy of its own pod or from a gateway. */
export function isDrawn(mesh: Mesh, use: ClusterUse): boolean {
  const isOfGateway = use.clients.every(isGateway);
  return callsTo(mesh, use.service.host).some(({ trace }) =>
    isOfGateway ? trace.via === 'egress-gateway' && trace.cluster?.name === use.cluster.name : endsAt(trace, use),
  );
}

function drawnWay({ dialled, trace }: TracedDial, { port }: ClusterUse): Way {
  const byRule = trace.policy?.isHttp === true ? 'http' : 'tls';
  return { client: trace.call.client, by: dialled.port === port.number ? 'itself' : byRule, trace };
}

/** A rule for the same host and port changes nothing about how the client dials it. */
function byOf({ protocol, place }: Sending, { service, port }: ClusterUse): Way['by'] {
  return !isGateway(place.client) && place.host === service.host && place.port === port.number ? 'itself' : protocol;
}

/**
 * Whether a client is not expected to dial a port: rules send its calls to the port elsewhere, or a gateway is there to send them; and where nobody is
 * drawn, what a gateway sends on is not dialled by other pods of its namespace.
 */
function isSpared({ about, gateways }: Ground, use: ClusterUse, client: Proxy, byGateway: boolean): boolean {
  const { service, port, clients } = use;
  const key = clientKey(client);
  const sendings = about.flatMap((rule) => sendingsOf(rule).get(key) ?? []);
  const own = sendings.filter(({ place }) => place.host === service.host);
  const here = own.filter(({ place }) => place.port === port.number);
  const isKept = here.some((each) => each.host === service.host && (each.port ?? port.number) === port.number);
  if (here.length > 0 && !isKept) return true;
  if (byGateway && own.length > 0) return true;
  const isBeside = (each: Proxy): boolean => each.workload === undefined && gateways.has(each.namespace);
  return isBeside(client) && (byGateway || clients.some((each) => !isGateway(each) && !isBeside(each)));
}

const namespaces = new WeakMap<Mesh, ReadonlySet<string>>();

function gatewayNamespaces(mesh: Mesh): ReadonlySet<string> {
  let known = namespaces.get(mesh);
  if (known === undefined) {
    known = new Set(
      clientsOf(mesh)
        .filter(isGateway)
        .map(({ namespace }) => namespace),
    );
    namespaces.set(mesh, known);
  }
  return known;
}

/** Whether a client is a gateway's pod. */
export function isGateway({ kind }: Proxy): boolean {
  return kind === 'egress-gateway';
}
