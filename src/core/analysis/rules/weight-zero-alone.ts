import { hasKey, integerIn, listIn } from '../../mesh';
import type { WorkspaceRule } from '../rule';
import { hitsIn } from '../runtime/find-hits';
import { routeUses } from '../runtime/routings';

export const weightZeroAlone: WorkspaceRule = {
  id: 'weight-zero-alone',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['R15'],
  summary: 'The only destination of a route has weight 0.',
  why: 'istiod looks at weights only where a route has several destinations, so this one gets everything.',
  source:
    'istio/istio pilot/pkg/networking/core/route/route.go (applyHTTPRouteDestination); pilot/pkg/networking/core/networkfilter.go (buildOutboundNetworkFilters)',
  check: hitsIn(routeUses, ({ route, path, virtualService, delegate }) => {
    const [only, ...others] = listIn(route.rule, 'route');
    if (only === undefined || others.length > 0 || !hasKey(only, 'weight') || integerIn(only, 'weight') !== 0)
      return [];
    const host = route.destinations[0]?.host ?? 'the destination';
    const what = route.protocol === 'http' ? 'request' : 'connection';
    return [
      {
        resource: (delegate ?? virtualService).resource,
        path: [...path, 'route', 0, 'weight'],
        ref: 'R15',
        clients: [],
        all: [],
        say: () =>
          `${host} gets every ${what} of this route despite weight 0: the weight of a single destination is ignored. Remove the route to stop that.`,
      },
    ];
  }),
};
