import { isWildcard, servicesNamed, type Mesh, type VirtualService } from '../../mesh';
import { canJudgeHost } from '../istioctl/host-map';
import { listNames } from '../istioctl/words';
import { flatOf } from '../question';
import type { WorkspaceRule } from '../rule';
import { drawnCalls, type DrawnCall } from '../runtime/drawn-calls';
import { reportsOf } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';
import { hostsOfRouting, isForSidecars, routings, type Routing } from '../runtime/routings';
import { standing } from '../runtime/standing';

export const rulesForUnknownHost: WorkspaceRule = {
  id: 'rules-for-unknown-host',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['R03'],
  summary: 'A VirtualService routes a host that no ServiceEntry or Service has.',
  why: 'Sidecars use such http routes only on port 80, where some other host has HTTP, and on ports that another host of the VirtualService has for HTTP; tls and tcp routes nowhere. Other calls are for an unknown host: they pass through without the routes, or are refused. Where calls to port 80 may use the routes, it is said only of drawn calls to other ports.',
  source:
    'istio/istio pilot/pkg/networking/core/route/route.go (buildSidecarVirtualHostsForVirtualService, separateVSHostsAndServices)',
  check: (input) => found(input),
};

const unknown = flatOf(standing(routings, hostsOfRouting), ({ item: routing, mesh }) =>
  unknownHosts(mesh, routing).map((host) => ({ routing, host })),
);

const found = reportsOf((input) =>
  unknown(input).flatMap(({ routing, host }) =>
    canJudgeHost(input, host) ? hitsAt(routing, host, () => drawnCalls(input)) : [],
  ),
);

/** Hosts for which rules are written that no service covers, for any client that has the rules. */
function unknownHosts(mesh: Mesh, { virtualService, uses }: Routing): readonly string[] {
  if (!uses.some(isForSidecars)) return [];
  return virtualService.hosts.filter((host) => host !== '*' && isUnknown(mesh, virtualService, host));
}

function isUnknown(mesh: Mesh, virtualService: VirtualService, host: string): boolean {
  if (mesh.registry.withHost(host).length > 0) return false;
  if (!isWildcard(host) && mesh.registry.patternsFor(host).length > 0) return false;
  const known = servicesNamed(mesh, virtualService, host);
  return known.length > 0 && known.every(({ services }) => services.length === 0);
}

function hitsAt({ virtualService, uses }: Routing, host: string, calls: () => readonly DrawnCall[]): readonly Hit[] {
  const ports = new Set(
    uses.flatMap(({ shared }) => shared.flatMap((place) => (place.host === host ? [place.port] : []))),
  );
  const missed = ports.size === 0 ? [] : callsBeside(host, ports, calls());
  if (ports.size > 0 && missed.length === 0) return [];
  const { resource, hosts } = virtualService;
  const which = missed.length > 0 ? ` on port ${listNames(missed.map(String))}` : '';
  return [
    {
      resource,
      path: ['spec', 'hosts', hosts.indexOf(host)],
      ref: 'R03',
      clients: [],
      all: [],
      say: () =>
        `Sidecars ignore these routes${which} and treat such calls as calls to an unknown host: no ServiceEntry or Service has ${host}. Add a ServiceEntry for ${host}.`,
    },
  ];
}

/** The ports of drawn calls to the host for which the rules do not count. */
function callsBeside(host: string, ports: ReadonlySet<number>, calls: readonly DrawnCall[]): readonly number[] {
  const own = calls.filter(({ dialled }) => dialled.host === host.toLowerCase() && !ports.has(dialled.port ?? 0));
  return [...new Set(own.flatMap(({ dialled }) => dialled.port ?? []))];
}
