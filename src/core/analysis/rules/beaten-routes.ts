import { groupBy } from '../../lists';
import { isPublic, servicesNamed, type Beaten, type Mesh, type RouteUse } from '../../mesh';
import { ifWanted, remedyIn } from '../istioctl/remedy';
import { callOf, listNames } from '../istioctl/words';
import type { WorkspaceRule } from '../rule';
import { beatenIn } from '../runtime/beaten';
import { hitsInMesh } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';
import { routesHttpOfSidecars, routings, type Routing } from '../runtime/routings';

export const beatenRoutes: WorkspaceRule = {
  id: 'beaten-routes',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['R05', 'R06'],
  summary: 'The http routes of a VirtualService are left out, since another one has the host.',
  why: 'Sidecars do not join VirtualServices: of those with a host and routes for the port they take the first, what is private to the namespace of the client before what is exported to it and what is public, and the oldest of those. A public one in the namespace of the client does not go before an older public one from elsewhere.',
  source:
    'istio/istio pilot/pkg/networking/core/route/route.go (buildSidecarVirtualHostsForVirtualService); pilot/pkg/networking/core/sidecar_simulation_test.go (TestSidecarRoutes)',
  check: hitsInMesh(routings, routesHttpOfSidecars, findHits),
};

function findHits(mesh: Mesh, routing: Routing): readonly Hit[] {
  const { virtualService } = routing;
  const shared = virtualService.hosts.filter((host) =>
    mesh.routeIndex.routing(host).some((each) => each !== virtualService && each.hosts.includes(host)),
  );
  if (shared.length === 0) return [];
  const beaten = beatenIn(mesh, virtualService);
  return shared.flatMap((host) =>
    hitsAt(
      mesh,
      routing,
      beaten.filter((each) => each.host === host),
    ),
  );
}

function hitsAt(mesh: Mesh, { virtualService, uses }: Routing, beaten: readonly Beaten[]): readonly Hit[] {
  const [first] = beaten;
  if (first === undefined) return [];
  const { host } = first;
  const { resource, created, namespace } = virtualService;
  const about = {
    resource,
    path: ['spec', 'hosts', virtualService.hosts.indexOf(host)],
    all: servicesNamed(mesh, virtualService, host).map(({ client }) => client),
  };
  const general = groupBy(beaten, ({ by, ranks }) => `${callOf(by.resource)} ${ranks.winner < ranks.loser}`);
  const foreign = groupBy(
    beaten.filter((each) => isForeign(each, namespace)),
    ({ by }) => callOf(by.resource),
  );
  return [
    ...Array.from(general.values(), (group) => ({ ...about, ...generalHit(winnerOf(group, created), group) })),
    ...Array.from(foreign, ([by, group]) => ({ ...about, ...foreignHit(group, uses), by })),
  ];
}

type Said = Omit<Hit, 'resource' | 'path' | 'all'>;

function generalHit(by: string, beaten: readonly Beaten[]): Said {
  const there = portsOf(beaten) === '' ? '' : ' there';
  return {
    ref: 'R05',
    by,
    // What is private to a namespace is meant to go first there.
    severity: beaten.every(({ ranks }) => ranks.winner < ranks.loser) ? 'info' : 'warning',
    clients: beaten.map(({ client }) => client),
    say: (whose) =>
      `Sidecars${whose} use the http routes of ${by}, and ignore these${there}. Put all routes for the host into one VirtualService, or make one a delegate of the other.`,
  };
}

function foreignHit(foreign: readonly [Beaten, ...Beaten[]], uses: readonly RouteUse[]): Said {
  const [{ by, host }] = foreign;
  const [use] = uses;
  const counts = uses.some(({ shared }) => shared.length > 0);
  const fix =
    use && !counts && isPublic(use.virtualService.exportTo)
      ? ifWanted(
          remedyIn(use.virtualService.resource, 'Export it to its own namespace alone', [
            { type: 'set', path: ['spec', 'exportTo'], value: ['.'] },
          ]),
        )
      : undefined;
  return {
    ref: 'R06',
    clients: foreign.map(({ client }) => client),
    say: () =>
      `Even pods in this namespace route ${host} by ${callOf(by.resource)}, which is public and comes first. Set exportTo to '.' here: then this one comes first in its own namespace.`,
    fix,
  };
}

/** Whether a public VirtualService of another namespace wins in the namespace of a public one. */
function isForeign({ by, client, ranks }: Beaten, namespace: string): boolean {
  return (
    client.namespace === namespace &&
    by.namespace !== namespace &&
    ranks.winner === 2 &&
    ranks.loser === 2 &&
    isPublic(by.exportTo)
  );
}

/** `VirtualService pay/api for api.example.com, which is older`. */
function winnerOf(beaten: readonly [Beaten, ...Beaten[]], created: number): string {
  const [{ by, host }] = beaten;
  return `${callOf(by.resource)} for ${host}${portsOf(beaten)}, ${whyFirst(beaten, created)}`;
}

/** ` on port 80`, where another one is used on other ports; else empty. */
function portsOf(beaten: readonly Beaten[]): string {
  if (beaten.every(({ onAllPorts }) => onAllPorts)) return '';
  const ports = [...new Set(beaten.map(({ port }) => port))].sort((a, b) => a - b);
  return ` on ${ports.length === 1 ? 'port' : 'ports'} ${listNames(ports.map(String))}`;
}

function whyFirst(beaten: readonly [Beaten, ...Beaten[]], created: number): string {
  const [{ ranks, by }] = beaten;
  const namespaces = [...new Set(beaten.map(({ client }) => client.namespace))];
  if (ranks.winner < ranks.loser)
    return ranks.winner === 0
      ? `which is private to ${listNames(namespaces)}`
      : `which is exported to ${listNames(namespaces)} by name`;
  return by.created === created ? 'which comes first by its name' : 'which is older';
}
