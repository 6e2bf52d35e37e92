import { hasKey, listIn, recordIn, routesAt, type HttpRoute, type Mesh, type VirtualService } from '../../mesh';
import { readMatcher } from '../../schema';
import { ifWanted, remedyIn } from '../istioctl/remedy';
import type { WorkspaceRule } from '../rule';
import { hitsInMesh } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';
import { httpPlaces, type HttpPlace } from '../runtime/http-places';
import { routings, type Routing } from '../runtime/routings';

type Fields = Readonly<Record<string, unknown>>;

export const noCatchAllRoute: WorkspaceRule = {
  id: 'no-catch-all-route',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['R08'],
  summary: 'Every http route of a VirtualService has conditions, so some requests match none.',
  why: 'As soon as one http route counts for a host and port, the route to the host itself is gone there. Envoy answers 404 to what no route takes. Routes whose last one redirects are taken to be meant so, and those of gateways for hosts that no ServiceEntry has.',
  source:
    'istio/istio pilot/pkg/networking/core/route/route.go (buildSidecarVirtualHostForService, BuildHTTPRoutesForVirtualService)',
  check: hitsInMesh(routings, isSuspect, findHits),
};

/** A rule without a match is for every place where no other takes all before it. */
function isSuspect({ uses }: Routing): boolean {
  const http = uses.filter(({ route, delegate }) => route.protocol === 'http' && delegate === undefined);
  return (
    http.some(({ shared }) => shared.length > 0) &&
    http.every(({ route }) => hasKey(route.rule, 'match') || hasKey(route.rule, 'delegate'))
  );
}

function findHits(mesh: Mesh, routing: Routing): readonly Hit[] {
  const { virtualService } = routing;
  const places = httpPlaces(mesh, routing);
  const all = places.flatMap(({ clients }) => clients);
  return places.flatMap((place): readonly Hit[] => {
    const { routes } = place.routes;
    if (routes.length === 0 || takesAll(routes, place) || isTakenByOthers(mesh, routing, place)) return [];
    if (place.facts.kind === 'gateway' && !place.hosts.some((host) => isEntryHost(mesh, host))) return [];
    const last = routes[routes.length - 1];
    if (last && hasKey(last.rule.fields, 'redirect')) return [];
    const { port, kind } = place.facts;
    const where = kind === 'sidecar' ? `on port ${port}` : `on port ${port} of the ${kind}`;
    return [
      {
        resource: virtualService.resource,
        path: ['spec', 'http'],
        part: 'key',
        ref: 'R08',
        clients: place.clients,
        all,
        say: (whose) =>
          `Requests${whose} ${where} that match none of these routes get 404 and do not reach ${place.hosts[0] ?? 'the host'}. Add a last route without match that sends to the host.`,
        fix: addingLast(mesh, virtualService, place),
      },
    ];
  });
}

/** A last rule for the one service that there is for the one host. With several ports the destination has to name one, and one rule is for all of them. */
function addingLast({ registry }: Mesh, { resource, hosts }: VirtualService, { facts }: HttpPlace): Hit['fix'] {
  const [host = ''] = hosts;
  const ports = new Set(registry.withHost(host).flatMap((service) => service.ports.map(({ number }) => number)));
  if (hosts.length !== 1 || ports.size !== 1 || facts.kind !== 'sidecar') return undefined;
  const path = ['spec', 'http'];
  const index = listIn(resource.value['spec'], 'http').length;
  const value = { route: [{ destination: { host } }] };
  return ifWanted(remedyIn(resource, `Send all other requests to ${host}`, [{ type: 'insert', path, index, value }]));
}

/** What comes in from outside has no destination but those of the rules, so that 404 is what is meant. */
function isEntryHost({ registry }: Mesh, host: string): boolean {
  return registry
    .patternsFor(host)
    .some((each) => registry.withHost(each).some((service) => service.registry === 'ServiceEntry'));
}

/** Of a gateway or a waypoint the rules of all VirtualServices of a host are joined. */
function isTakenByOthers(mesh: Mesh, { virtualService }: Routing, { facts, hosts }: HttpPlace): boolean {
  if (facts.kind === 'sidecar') return false;
  return hosts.every((host) =>
    mesh.routeIndex
      .routing(host)
      .some(
        (each) =>
          each !== virtualService &&
          each.gateways.includes(facts.gateway) &&
          routesAt(mesh, each, facts).routes.some(({ catchesAll }) => catchesAll),
      ),
  );
}

function takesAll(routes: readonly HttpRoute[], { hosts }: HttpPlace): boolean {
  const all = routes.map(({ match }) => conditionsOf(match?.fields ?? {}, hosts));
  if (all.some((conditions) => conditions.length === 0)) return true;
  const single = new Set(all.flatMap((conditions) => (conditions.length === 1 ? conditions : [])));
  return [...single].some(
    (each) => each.startsWith('headers ') && single.has(`without${each.replace('headers', 'Headers')}`),
  );
}

/** What a match asks of a request beyond what all of them have; a header that must be there and one that must not cover all together. */
function conditionsOf(fields: Fields, hosts: readonly string[]): readonly string[] {
  const texts = ['method', 'scheme', 'authority'].filter(
    (key) => hasKey(fields, key) && !isAlwaysSo(key, fields[key], hosts),
  );
  const entries = ['headers', 'withoutHeaders', 'queryParams'].flatMap((key) =>
    Object.entries(recordIn(fields, key)).map(
      ([name, value]) => `${key} ${name} ${JSON.stringify(readMatcher(value))}`,
    ),
  );
  return [...(takesEveryPath(fields['uri']) ? [] : ['uri']), ...texts, ...entries];
}

function takesEveryPath(uri: unknown): boolean {
  const matcher = readMatcher(uri);
  if (matcher === undefined || matcher.by === 'presence') return true;
  if (matcher.by === 'prefix') return matcher.text === '/' || matcher.text === '';
  return matcher.by === 'regex' && /^\^?\/?\.[*+]\$?$/.test(matcher.text);
}

function isAlwaysSo(key: string, value: unknown, hosts: readonly string[]): boolean {
  const matcher = readMatcher(value);
  if (matcher === undefined || matcher.by === 'presence') return true;
  if (key === 'scheme') return matcher.by === 'exact' && matcher.text === 'http';
  if (key !== 'authority' || matcher.by === 'regex') return false;
  return hosts.every((host) => (matcher.by === 'prefix' ? host.startsWith(matcher.text) : host === matcher.text));
}
