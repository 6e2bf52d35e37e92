import { append } from '../../lists';
import { routeUsesOf, type Mesh, type RoutePlace, type RouteUse } from '../../mesh';
import { clientKey } from './client-words';

/** A destination of a rule, at one of the places where the rule counts. */
export interface Sending {
  readonly protocol: 'http' | 'tls' | 'tcp';
  readonly place: RoutePlace;
  /** Where it sends. */
  readonly host: string;
  readonly port: number | undefined;
  readonly subset: string | undefined;
}

const remembered = new WeakMap<Mesh, ReadonlyMap<string, readonly RouteUse[]>>();
const none: readonly never[] = [];

/** The rules that send something to a host. */
export function rulesTo(mesh: Mesh, host: string): readonly RouteUse[] {
  let byDestination = remembered.get(mesh);
  if (byDestination === undefined) remembered.set(mesh, (byDestination = indexDestinations(mesh)));
  return byDestination.get(host) ?? none;
}

/** Whether a gateway sends it, or a sidecar for a name that a service stands for. */
export function isKnown({ place: { client, service } }: Pick<Sending, 'place'>): boolean {
  return client.kind === 'egress-gateway' || service !== undefined;
}

const sendings = new WeakMap<RouteUse, ReadonlyMap<string, readonly Sending[]>>();

/** What a rule does at each of its places, by the key of the client. */
export function sendingsOf(use: RouteUse): ReadonlyMap<string, readonly Sending[]> {
  let known = sendings.get(use);
  if (known === undefined) sendings.set(use, (known = sortSendings(use)));
  return known;
}

/** Whether it ends at a port and subset of its host; without a port it is that of the place, or the only one that there is. */
export function sendsTo(
  { host, port, subset, place }: Omit<Sending, 'protocol'>,
  number: number,
  name: string | undefined,
): boolean {
  if (subset !== name) return false;
  return port === undefined ? place.port === number || place.host !== host : port === number;
}

function sortSendings({ route: { protocol, destinations }, at }: RouteUse): ReadonlyMap<string, readonly Sending[]> {
  const sorted = new Map<string, Sending[]>();
  for (const place of at)
    for (const { host, port, subset } of destinations)
      append(sorted, clientKey(place.client), { protocol, place, host, port, subset });
  return sorted;
}

function indexDestinations(mesh: Mesh): ReadonlyMap<string, readonly RouteUse[]> {
  const byDestination = new Map<string, RouteUse[]>();
  for (const use of routeUsesOf(mesh))
    for (const host of new Set(use.route.destinations.map((each) => each.host))) append(byDestination, host, use);
  return byDestination;
}
