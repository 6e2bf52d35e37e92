import {
  listIn,
  clusterOf,
  hostCovers,
  scopeOf,
  textIn,
  recordIn,
  type Cluster,
  type Destination,
  type Mesh,
  type RouteUse,
} from '../../mesh';
import type { Path } from '../../text';
import type { WorkspaceRule } from '../rule';
import { hitsByHost } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';
import { hostsOfRoute, routeUses } from '../runtime/routings';

export const rewrittenServerName: WorkspaceRule = {
  id: 'rewritten-server-name',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['T18'],
  summary: 'A route rewrites the authority to another name than its destination, which changes the server name of TLS.',
  why: 'Where a tls block has neither sni nor subjectAltNames, Envoy sends the name of the request as server name and expects it in the certificate, after the rewrite. A server of another name refuses the handshake or shows another certificate. Nothing is said where the new name is that of an endpoint.',
  source: 'envoyproxy/envoy source/common/router/router.cc (auto_sni, auto_san_validation)',
  check: hitsByHost(routeUses, hostsOfRoute, rewritesName, findHits),
};

function rewritesName({ route, shared }: RouteUse): boolean {
  if (route.protocol !== 'http' || shared.length === 0) return false;
  return route.destinations.some((_, index) => rewriteOf(route.rule, index) !== undefined);
}

/** What writes the authority of requests to a destination. */
interface Rewrite {
  readonly name: string;
  /** From the rule. */
  readonly path: Path;
}

function findHits(mesh: Mesh, use: RouteUse): readonly Hit[] {
  const { route, virtualService, delegate } = use;
  const { resource } = delegate ?? virtualService;
  return route.destinations.flatMap((destination, index): readonly Hit[] => {
    const rewrite = rewriteOf(route.rule, index);
    if (rewrite === undefined || hostCovers(destination.host, rewrite.name)) return [];
    const places = use.at.filter((place) => changesName(mesh, place, destination, rewrite.name));
    if (places.length === 0) return [];
    const hit: Hit = {
      resource,
      path: [...use.path, ...rewrite.path],
      ref: 'T18',
      clients: places.map(({ client }) => client),
      all: use.at.map(({ client }) => client),
      say: () =>
        `Envoy sends ${rewrite.name} as server name to ${destination.host} and expects it in the certificate, since the tls block there has no sni. Rewrite to ${destination.host}, or set sni and subjectAltNames.`,
    };
    return [hit];
  });
}

/** Of several the one that is nearest to the destination (pilot/pkg/networking/core/route/route.go, processWeightedDestination). */
function rewriteOf(rule: RouteUse['route']['rule'], index: number): Rewrite | undefined {
  const route = listIn(rule, 'route')[index];
  const own = headerIn(route, ['route', index]);
  const authority = textIn(recordIn(rule, 'rewrite'), 'authority');
  const written = authority === undefined ? headerIn(rule, []) : { name: authority, path: ['rewrite', 'authority'] };
  const found = own ?? written;
  return found && { ...found, name: found.name.toLowerCase().replace(/:\d+$/, '') };
}

function headerIn(owner: unknown, path: Path): Rewrite | undefined {
  const set = recordIn(recordIn(recordIn(owner, 'headers'), 'request'), 'set');
  const key = Object.keys(set).find((each) => /^(host|:authority)$/i.test(each));
  const name = key === undefined ? undefined : textIn(set, key);
  return name === undefined || key === undefined
    ? undefined
    : { name, path: [...path, 'headers', 'request', 'set', key] };
}

/** Whether the name decides about TLS to the destination for a client, and is another than that of its servers. */
function changesName(mesh: Mesh, { client, port }: RouteUse['at'][number], to: Destination, name: string): boolean {
  const scope = scopeOf(mesh, client);
  const service = scope.service(to.host);
  const [only, ...others] = service?.ports ?? [];
  const number = to.port ?? (only && others.length === 0 ? only.number : port);
  if (service === undefined || service.definitions.some(({ resource }) => resource.incomplete)) return false;
  const cluster = clusterOf(scope, to.host, number, to.subset);
  return followsRequest(cluster) && !cluster.endpoints.some(({ address }) => address?.toLowerCase() === name);
}

function followsRequest({ tls }: Cluster): boolean {
  const isStarted = tls.added === 'SIMPLE' || tls.added === 'MUTUAL';
  return (
    isStarted &&
    tls.sni?.from === 'host' &&
    tls.namesFrom !== 'rule' &&
    tls.ca !== null &&
    !tls.block?.resource?.incomplete
  );
}
