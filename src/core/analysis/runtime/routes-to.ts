import { append } from '../../lists';
import { routeUsesOf, type Mesh, type RoutePlace, type RouteUse, type VirtualService } from '../../mesh';
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

interface Routes {
  readonly to: ReadonlyMap<string, readonly RouteUse[]>;
  readonly by: ReadonlyMap<unknown, readonly RouteUse[]>;
}

const remembered = new WeakMap<Mesh, Routes>();
const none: readonly never[] = [];

/** The rules that send something to a host. */
export function rulesTo(mesh: Mesh, host: string): readonly RouteUse[] {
  return routesOf(mesh).to.get(host) ?? none;
}

/** Whether a gateway sends it, or a sidecar for a name that a service stands for. */
export function isKnown({ place: { client, service } }: Pick<Sending, 'place'>): boolean {
  return client.kind === 'egress-gateway' || service !== undefined;
}

/** The rules of a VirtualService, with those of its delegates. */
export function rulesOf(mesh: Mesh, virtualService: VirtualService): readonly RouteUse[] {
  return routesOf(mesh).by.get(virtualService) ?? none;
}

/** The rules that say what becomes of calls to a host. */
export function rulesAbout(mesh: Mesh, host: string): readonly RouteUse[] {
  const { by } = routesOf(mesh);
  return mesh.routeIndex.routing(host).flatMap((each) => by.get(each) ?? none);
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

function routesOf(mesh: Mesh): Routes {
  let routes = remembered.get(mesh);
  if (routes === undefined) remembered.set(mesh, (routes = sortRoutes(mesh)));
  return routes;
}

function sortRoutes(mesh: Mesh): Routes {
  const [to, by] = [new Map<string, RouteUse[]>(), new Map<unknown, RouteUse[]>()];
  for (const use of routeUsesOf(mesh)) {
    for (const host of new Set(use.route.destinations.map((each) => each.host))) append(to, host, use);
    append(by, use.virtualService, use);
  }
  return { to, by };
}
