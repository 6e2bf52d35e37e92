import {
  changedHosts,
  defaultNamespace,
  expandHost,
  gatewaysBehind,
  hasKey,
  dependenceOf,
  listIn,
  parseCall,
  recordIn,
  textIn,
  traceCall,
  tracesOf,
  type Cluster,
  type Dependence,
  type Dialled,
  type GatewayTarget,
  type Hop,
  type Leg,
  type Mesh,
  type Proxy,
  type RoutePlace,
  type RouteUse,
  type Trace,
} from '../../mesh';
import type { Resource } from '../../schema';
import { samePath, type Path } from '../../text';
import { flatOf, question } from '../question';
import { callsTaken } from './call-taken';
import { standingUses } from './routings';

/** A call that a pod's proxy sends to an egress gateway. */
export interface GatewayTrip {
  readonly client: Proxy;
  readonly dialled: Dialled;
  readonly trace: Trace;
  /** The rule of a VirtualService that sends it there; undefined for a Sidecar's `egressProxy`. */
  readonly rule: { readonly resource: Resource; readonly path: Path } | undefined;
  /** What the pod's proxy does with it. */
  readonly sent: Leg;
  /** Its cluster of the gateway's Service. */
  readonly cluster: Cluster;
  readonly target: GatewayTarget;
  /** The server that takes it; undefined where none does. */
  readonly server: { readonly resource: Resource; readonly index: number } | undefined;
  /** What the gateway does with it; undefined where it sends it nowhere. */
  readonly onward: Leg | undefined;
}

/**
 * The calls that go to egress gateways: those that are drawn, and where none is drawn for a host and port, one for each match that a VirtualService sends to a
 * gateway.
 */
export const gatewayTrips = question((input): readonly GatewayTrip[] => {
  const { mesh } = input;
  const rules = senders(input);
  if (rules.length === 0 && !mesh.sidecars.some(namesEgressProxy)) return [];
  const drawn = [...tracesOf(mesh)].flatMap(([{ dialled }, trace]) => (dialled ? [{ dialled, trace }] : []));
  const places = new Set(drawn.map(({ dialled }) => `${dialled.host}:${dialled.port}`));
  const trips = drawn.flatMap(({ dialled, trace }) => tripOf(mesh, dialled, trace) ?? []);
  return [...trips, ...tripsKept(mesh, rules, places)];
});

/** The rules for sidecars that send something to a gateway, and count. */
const senders = flatOf(standingUses, ({ item: use, mesh }) =>
  use.shared.length > 0 && leadsToGateway(mesh, use) ? [use] : [],
);

/** The trips of a rule, and what they depend on. */
interface Kept extends Dependence {
  readonly use: RouteUse;
  /** Where it counts, and which calls are drawn. */
  readonly ground: string;
  readonly trips: readonly GatewayTrip[];
}

/** Of the mesh that was asked about last: typing makes the next one from it. */
let latest: { readonly mesh: Mesh; readonly rules: ReadonlyMap<unknown, Kept> } | undefined;

function namesEgressProxy({ resource }: Mesh['sidecars'][number]): boolean {
  return hasKey(recordIn(recordIn(resource.value, 'spec'), 'outboundTrafficPolicy'), 'egressProxy');
}

/** Those of before stay where nothing about their hosts changed. */
function tripsKept(mesh: Mesh, senders: readonly RouteUse[], drawn: ReadonlySet<string>): readonly GatewayTrip[] {
  const before = latest && isSameGround(latest.mesh, mesh) ? latest : undefined;
  const changed = before && changedHosts(before.mesh, mesh);
  const text = [...drawn].join(' ');
  const rules = new Map<unknown, Kept>();
  for (const use of senders) {
    const { rule } = use.route;
    const known = before?.rules.get(rule);
    const ground = `${text} ${placesOf(use)}`;
    const stays =
      known?.use.virtualService === use.virtualService && known.ground === ground && changed?.concerns(known) === false;
    // A delegate of several roots is there once for each, and not kept.
    rules.set(rules.has(rule) ? {} : rule, stays ? known : keptOf(mesh, use, drawn, ground));
  }
  latest = { mesh, rules };
  return [...rules.values()].flatMap(({ trips }) => trips);
}

function placesOf({ at }: RouteUse): string {
  return at.map(({ client, host, port }) => `${client.kind} ${client.namespace} ${host} ${port}`).join();
}

function isSameGround(before: Mesh, now: Mesh): boolean {
  return (
    before.settings === now.settings &&
    before.gateways === now.gateways &&
    before.others === now.others &&
    before.workloads === now.workloads
  );
}

function keptOf(mesh: Mesh, use: RouteUse, drawn: ReadonlySet<string>, ground: string): Kept {
  const trips = tripsBy(mesh, use, drawn);
  const { virtualService, route } = use;
  const own = [...virtualService.hosts, ...route.destinations.map(({ host }) => host)];
  const calls = trips.map(({ trace }) => dependenceOf(mesh, trace.call.url, trace));
  const hosts = new Set([...own, ...calls.flatMap((call) => [...call.hosts])]);
  const ports = new Set([...use.at.map(({ port }) => port), ...calls.flatMap((call) => call.ports)]);
  return { use, ground, trips, hosts, ports: [...ports] };
}

/** Whether a rule for sidecars sends something to a gateway. */
export function leadsToGateway(mesh: Mesh, { virtualService, route }: RouteUse): boolean {
  return (
    virtualService.gateways.includes('mesh') &&
    route.destinations.some(({ host, port }) => gatewaysBehind(mesh, host, port ?? 0, virtualService.hosts[0]))
  );
}

function tripsBy(mesh: Mesh, use: RouteUse, drawn: ReadonlySet<string>): readonly GatewayTrip[] {
  const seen = new Set<string>();
  return likelyPlaces(use).flatMap((place) => {
    const { client, host, port } = place;
    const key = JSON.stringify([client.kind, client.namespace, host, port]);
    if (seen.has(key)) return [];
    seen.add(key);
    return callsTaken(use, place).flatMap((call) => {
      const dialled = parseCall(call.url);
      if (dialled === undefined || drawn.has(`${dialled.host}:${dialled.port}`)) return [];
      return tripAlong(mesh, use, place, call, dialled);
    });
  });
}

/** Where nobody is drawn to call, it is the pods beside the VirtualService that are likely to, else those beside the service, else all. */
function likelyPlaces({ at, virtualService }: RouteUse): readonly RoutePlace[] {
  const places = at.filter(({ client }) => client.kind !== 'egress-gateway');
  const beside = places.filter(({ client }) => client.namespace === virtualService.namespace);
  const near = places.filter(({ client, service }) => client.namespace === service?.namespace);
  const gateways = new Set(
    at.filter(({ client }) => client.kind === 'egress-gateway').map(({ client }) => client.namespace),
  );
  const away = places.filter(({ client }) => !gateways.has(client.namespace));
  return [beside, near].find((each) => each.some((place) => away.includes(place))) ?? (away.length > 0 ? away : places);
}

function tripAlong(
  mesh: Mesh,
  use: RouteUse,
  { client }: RoutePlace,
  call: ReturnType<typeof callsTaken>[number],
  dialled: Dialled,
): readonly GatewayTrip[] {
  const trace = traceCall(mesh, { client, ...call });
  const trip = trace && tripOf(mesh, dialled, trace);
  const owner = (use.delegate ?? use.virtualService).resource;
  const isTaken = trip?.rule?.resource === owner && samePath(trip.rule.path, use.path);
  return trip && isTaken ? [trip] : [];
}

function tripOf(mesh: Mesh, dialled: Dialled, trace: Trace): GatewayTrip | undefined {
  const { legs, hops, call } = trace;
  const index = legs.findIndex(({ via }) => via !== 'egress-gateway');
  for (let at = index; at >= 0 && at < legs.length && legs[at]?.via !== 'egress-gateway'; at++) {
    const sent = legs[at];
    const cluster = sent && largest(sent)?.cluster;
    const target = cluster && gatewaysBehind(mesh, cluster.host, cluster.port, dialled.host);
    if (!sent || !cluster || !target) continue;
    const arrival = hops.find((hop) => hop.at === 'gateway' && hop.proxy === 'egress-gateway');
    return {
      client: call.client,
      dialled,
      trace,
      rule: ruleIn(hops.filter((hop) => hop.at === 'route' && hop.proxy === sent.via).at(-1)),
      sent,
      cluster,
      target,
      server: serverIn(arrival),
      onward: legs[at + 1],
    };
  }
  return undefined;
}

function largest({ ways }: Leg): Leg['ways'][number] | undefined {
  return ways.reduce<Leg['ways'][number] | undefined>(
    (best, each) => (best === undefined || each.weight > best.weight ? each : best),
    undefined,
  );
}

function ruleIn(hop: Hop | undefined): GatewayTrip['rule'] {
  return hop?.resource && { resource: hop.resource, path: hop.path };
}

function serverIn(hop: Hop | undefined): GatewayTrip['server'] {
  const [, list, index] = hop?.path ?? [];
  return hop?.resource && list === 'servers' && typeof index === 'number'
    ? { resource: hop.resource, index }
    : undefined;
}

/** Whether what the gateway gets is encrypted by the application, and stays so. */
export function staysEncrypted({ trace, onward }: GatewayTrip): boolean {
  return onward !== undefined && !onward.isHttp && (trace.tls === 'passthrough' || trace.tls === 'double');
}

/** The host of the destination by which a rule sends calls to a gateway; the rule where it names none. */
export function destinationPath({ resource, path }: NonNullable<GatewayTrip['rule']>, host: string): Path {
  const [, list = '', index] = path;
  const rule = listIn(recordIn(resource.value, 'spec'), String(list))[Number(index)];
  const found = listIn(rule, 'route').findIndex((each) => {
    const written = textIn(recordIn(each, 'destination'), 'host');
    return written !== undefined && expandHost(written, resource.namespace ?? defaultNamespace) === host;
  });
  return found < 0 ? path : [...path, 'route', found, 'destination', 'host'];
}
