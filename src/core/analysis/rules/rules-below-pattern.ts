import { isWildcard, servicesNamed, type Mesh, type RouteUse } from '../../mesh';
import { listNames } from '../istioctl/words';
import type { WorkspaceRule } from '../rule';
import { hitsInMesh } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';
import { routesHttpOfSidecars, routings, type Routing } from '../runtime/routings';

export const rulesBelowPattern: WorkspaceRule = {
  id: 'rules-below-pattern',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['R04'],
  summary: 'A VirtualService routes one host of which only a pattern is a service.',
  why: 'The http routes for a host without a service of its own are used only on port 80. On the other HTTP ports of the pattern calls to the host take the route of the pattern, and nothing of these routes.',
  source:
    'istio/istio pilot/pkg/networking/core/route/route.go (buildSidecarVirtualHostsForVirtualService); pilot/pkg/model/sidecar.go (computeWildcardHostVirtualServiceIndex)',
  check: hitsInMesh(routings, routesHttpOfSidecars, findHits),
};

function findHits(mesh: Mesh, { virtualService, uses }: Routing): readonly Hit[] {
  const { hosts, resource } = virtualService;
  return hosts.flatMap((host, index) => {
    if (isWildcard(host) || mesh.registry.withHost(host).length > 0) return [];
    const [pattern] = mesh.registry.patternsFor(host);
    if (pattern === undefined) return [];
    const wanted = wantedPorts(uses);
    const missed = servicesNamed(mesh, virtualService, host).flatMap(({ client, services }) => {
      const ports = services[0]?.ports.filter(({ class: kind, number }) => kind === 'http' && wanted(number)) ?? [];
      const idle = ports.filter(({ number }) => number !== 80 && !countsAt(uses, host, number));
      return idle.map(({ number }) => ({ client, number }));
    });
    if (missed.length === 0) return [];
    const numbers = listNames([...new Set(missed.map(({ number }) => String(number)))]);
    const hit: Hit = {
      resource,
      path: ['spec', 'hosts', index],
      ref: 'R04',
      clients: [],
      all: [],
      say: () =>
        `On port ${numbers} calls to ${host} do not use these routes, which are only for port 80: only ${pattern} is a service, and they take its route. Add a ServiceEntry for ${host}.`,
    };
    return [hit];
  });
}

function countsAt(uses: readonly RouteUse[], host: string, port: number): boolean {
  return uses.some(({ shared }) => shared.some((place) => place.host === host && place.port === port));
}

/** The ports that matches of the http rules are for: all of them where one names none. */
function wantedPorts(uses: readonly RouteUse[]): (port: number) => boolean {
  const named = uses.flatMap(({ route }): readonly (number | undefined)[] => {
    const matches = route.protocol === 'http' ? route.rule['match'] : [];
    if (!Array.isArray(matches)) return [undefined];
    return matches.map((match: unknown) => portOf(match));
  });
  return (port) => named.includes(undefined) || named.includes(port);
}

function portOf(match: unknown): number | undefined {
  const port: unknown = typeof match === 'object' && match !== null ? Reflect.get(match, 'port') : undefined;
  return typeof port === 'number' ? port : undefined;
}
