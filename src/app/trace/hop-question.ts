import {
  laddersFor,
  parseCall,
  portLadder,
  type Hop,
  type LadderName,
  type Ladders,
  type Leg,
  type Mesh,
  type PortLadder,
  type Trace,
} from '../../core/mesh';

/** What can be asked at a hop: which rule wins for a host, or who gets a port. */
export type HopQuestion =
  | { readonly type: 'rules'; readonly name: LadderName; readonly leg: Leg; readonly ladders: Ladders }
  | { readonly type: 'port'; readonly leg: Leg; readonly listeners: readonly PortLadder[] };

const names: Readonly<Partial<Record<Hop['at'], LadderName>>> = {
  route: 'virtualServices',
  cluster: 'entries',
  'destination-rule': 'rules',
};

/** What can be asked at one hop of a walk; undefined where nothing is written that competes there. */
export function questionAt(mesh: Mesh, trace: Trace, index: number): HopQuestion | undefined {
  const hop = trace.hops[index];
  const leg = legAt(trace, index);
  if (hop === undefined || leg === undefined) return undefined;
  if (hop.at === 'listener') return portQuestion(mesh, trace, leg);
  const name = names[hop.at];
  const host = name && hostAt(trace, index);
  if (name === undefined || host === undefined) return undefined;
  const ladders = laddersFor(mesh, proxyOf(trace, leg), host);
  return hasRivals(name, ladders) ? { type: 'rules', name, leg, ladders } : undefined;
}

/** One definition, or one VirtualService, that wins alone is what the hop says already; of a DestinationRule the fields are asked for too. */
function hasRivals(name: LadderName, ladders: Ladders): boolean {
  const [first, ...others] = ladders[name];
  if (first === undefined) return false;
  return name === 'rules' || others.length > 0 || first.standing !== 'wins';
}

function portQuestion(mesh: Mesh, trace: Trace, leg: Leg): HopQuestion | undefined {
  const listeners = portLadder(mesh, proxyOf(trace, leg), leg.port);
  return listeners.length === 0 ? undefined : { type: 'port', leg, listeners };
}

/** Of the pod the call's own client, so that its labels are asked. */
export function proxyOf({ call }: Trace, { proxy, via }: Leg): Leg['proxy'] {
  return via === 'sidecar' || via === 'ztunnel' ? call.client : proxy;
}

/** The part of a walk that a hop belongs to: a call may go through several gateways. */
function legAt({ hops, legs }: Trace, index: number): Leg | undefined {
  const via = hops[index]?.proxy;
  const before = hops.slice(0, index + 1).filter((hop, at) => hop.proxy === via && isArrival(hop, hops[at - 1]));
  return legs.filter((leg) => leg.via === via)[Math.max(0, before.length - 1)];
}

function isArrival(hop: Hop, last: Hop | undefined): boolean {
  return last?.proxy !== hop.proxy || (hop.at === 'gateway' && last.at !== 'gateway');
}

/** The host that rules are looked up by at a hop: of a cluster its own, of a route that of its virtual host. */
function hostAt({ hops, call }: Trace, index: number): string | undefined {
  const called = parseCall(call.url)?.host;
  const hop = hops[index];
  if (hop?.at === 'route') return virtualHostAt(hop, called);
  const cluster = hops.slice(0, index + 1).findLast((each) => each.at === 'cluster' && each.proxy === hop?.proxy);
  return cluster?.name.split('|')[3] ?? (cluster && called);
}

function virtualHostAt({ name, resource }: Hop, called: string | undefined): string | undefined {
  const named = /^([^|]+\.[^|:]+):\d+$/.exec(name)?.[1];
  if (resource === undefined || named === undefined || named.startsWith('*')) return called;
  return named;
}
