import { groupBy } from '../../lists';
import {
  delegateOf,
  hasKey,
  recordIn,
  routesAt,
  servicesNamed,
  textIn,
  type Mesh,
  type RouteUse,
  type VirtualService,
} from '../../mesh';
import { mayBeUnread } from '../istioctl/unread';
import { flatOf, question } from '../question';
import type { WorkspaceRule } from '../rule';
import { reportsOf } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';
import { routeUses } from '../runtime/routings';

export const missingDelegate: WorkspaceRule = {
  id: 'missing-delegate',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['R21'],
  summary: 'A route hands its requests to a VirtualService that is not there for it.',
  why: 'istiod leaves out a route whose delegate does not exist, has hosts, or is not exported to the namespace of the route. Its requests go to a later route, or get 404. Where no route is left, the VirtualService counts for nothing there: a sidecar takes its default route to the host.',
  source:
    'istio/istio pilot/pkg/model/virtualservice.go (mergeVirtualServicesIfNeeded); pilot/pkg/networking/core/route/route.go (BuildHTTPRoutesForVirtualService)',
  check: reportsOf((input) => hits(input)),
};

const delegating = flatOf(routeUses, (use) =>
  use.delegate === undefined && use.route.protocol === 'http' && use.route.rule['delegate'] !== undefined ? [use] : [],
);

const hits = question((input): readonly Hit[] => {
  const few = delegating(input);
  if (few.length === 0) return [];
  const { mesh } = input;
  const byRouter = groupBy(routeUses(input), (use) => use.virtualService);
  return few.flatMap(({ virtualService, route, path }) => {
    const delegation = delegateOf(mesh, { virtualService, path, rule: route.rule });
    if (delegation === undefined || delegation.found !== undefined) return [];
    const name = textIn(recordIn(route.rule, 'delegate'), 'name') ?? '';
    if (delegation.named === undefined ? mayBeUnread(input, name) : delegation.named.resource.incomplete) return [];
    const fact = delegation.because.replace(/, so .*$/, '').replace(/ and istiod .*$/, '');
    const fate = fateIn(mesh, virtualService, byRouter.get(virtualService) ?? []);
    return [
      {
        resource: virtualService.resource,
        path: [...path, 'delegate'],
        part: 'key',
        ref: 'R21',
        clients: [],
        all: [],
        say: () => `${fact}, so this route is left out${fate}. ${adviceFor(delegation.named)}.`,
      },
    ];
  });
});

/** What its requests get: where no route is left, istiod has nothing of the VirtualService for the host. */
function fateIn(mesh: Mesh, virtualService: VirtualService, uses: readonly RouteUse[]): string {
  const counts = routesLeft(mesh, virtualService, uses);
  const isLeft = counts.some((count) => count > 0);
  const isGone = counts.includes(0);
  const without = 'requests go where they would without this VirtualService';
  if (isGone && !isLeft) return `, and no other is left: ${without}`;
  return `: its requests go to a later route, or get 404${isGone ? `. On ports where no other is left, ${without}` : ''}`;
}

/** How many routes sidecars have left on each port; where no sidecar is asked, how many are written. */
function routesLeft(mesh: Mesh, virtualService: VirtualService, uses: readonly RouteUse[]): readonly number[] {
  const counts = virtualService.hosts.flatMap((host) =>
    servicesNamed(mesh, virtualService, host).flatMap(({ client: { labels, namespace }, services }) => {
      const http = services.flatMap(({ ports }) => ports.filter((port) => port.class === 'http'));
      const about = { gateway: 'mesh', kind: 'sidecar', labels, namespace } as const;
      return http.map(({ number }) => routesAt(mesh, virtualService, { ...about, port: number }).routes.length);
    }),
  );
  if (counts.length > 0) return counts;
  const http = uses.filter(({ route }) => route.protocol === 'http');
  return [http.filter(({ route, delegate }) => delegate !== undefined || !hasKey(route.rule, 'delegate')).length];
}

function adviceFor(named: { readonly hosts: readonly string[] } | undefined): string {
  if (named === undefined) return 'Name a VirtualService without hosts';
  return named.hosts.length > 0 ? 'Remove hosts and gateways from it' : 'Export it to the namespace of this one';
}
