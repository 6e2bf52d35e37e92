import { hasKey, sentTo, type Mesh, type RouteUse } from '../../mesh';
import type { WorkspaceRule } from '../rule';
import { hitsInMesh } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';
import { routeUses } from '../runtime/routings';

export const mirrorWithForeignHost: WorkspaceRule = {
  id: 'mirror-with-foreign-host',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['R18'],
  summary: 'Requests are copied to another external host, with the host name of the first.',
  why: 'The copy carries the Host of the request, before Istio 1.28 with -shadow behind it. A server outside of the mesh picks its site and its certificate by that name, and probably has neither.',
  source:
    'istio/istio pilot/pkg/networking/core/route/route.go (TranslateRequestMirrorPolicy); envoyproxy/envoy source/common/router/router.cc (Filter::maybeDoShadowing)',
  check: hitsInMesh(routeUses, hasMirror, findHits),
};

function hasMirror({ route, shared }: RouteUse): boolean {
  return shared.length > 0 && (hasKey(route.rule, 'mirror') || hasKey(route.rule, 'mirrors'));
}

function findHits(mesh: Mesh, use: RouteUse): readonly Hit[] {
  return sentTo(mesh, use).flatMap(({ isMirror, cluster, place, destination, resource }) => {
    const { service } = cluster;
    if (!isMirror || service?.registry !== 'ServiceEntry' || !service.external) return [];
    if (destination.host === place.host || destination.path === undefined) return [];
    if (rewrittenHost(use) === destination.host) return [];
    return [
      {
        resource,
        path: [...destination.path, 'host'],
        ref: 'R18',
        clients: [],
        all: [],
        say: () =>
          `Copies go to ${destination.host} with Host ${place.host}, a name that this server probably does not serve. Mirror to a collector of your own that takes any Host.`,
      },
    ];
  });
}

/** A rewrite of the host counts for the copy, too. */
function rewrittenHost({ route }: RouteUse): unknown {
  const rewrite = route.rule['rewrite'];
  return typeof rewrite === 'object' && rewrite !== null ? Reflect.get(rewrite, 'authority') : undefined;
}
