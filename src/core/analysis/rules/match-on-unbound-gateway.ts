import type { WorkspaceRule } from '../rule';
import { listNames } from '../istioctl/words';
import { hitsIn } from '../runtime/find-hits';
import { bindingTo, unboundMatches } from '../runtime/gateway-binding';
import type { Hit } from '../runtime/hits';
import { routings, type Routing } from '../runtime/routings';

export const matchOnUnboundGateway: WorkspaceRule = {
  id: 'match-on-unbound-gateway',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['R09'],
  summary: 'A match names a gateway, or mesh, that spec.gateways of its VirtualService lacks.',
  why: 'Gateways of a match narrow those of the VirtualService and add none. What spec.gateways does not name does not get the routes at all, sidecars not without mesh, so that the match never takes anything.',
  source:
    'istio/istio pilot/pkg/model/push_context.go (initVirtualServices); pilot/pkg/networking/core/route/route.go (TranslateRoute)',
  check: hitsIn(routings, findHits),
};

function findHits({ virtualService, uses }: Routing): readonly Hit[] {
  const { resource, hosts } = virtualService;
  // A delegate is bound to what the VirtualService is that names it.
  if (hosts.length === 0) return [];
  const routes = new Set(uses.filter(({ delegate }) => delegate === undefined).map(({ route }) => route));
  return [...routes].flatMap((route) =>
    unboundMatches(virtualService, route).map(({ path, names }): Hit => {
      const [only, ...others] = names;
      return {
        resource,
        path,
        ref: 'R09',
        clients: [],
        all: [],
        say: () =>
          `This match never takes anything: it is for ${listNames(names)}, which spec.gateways does not name. Add ${names.length === 1 ? 'it' : 'what is meant'} there, or take ${names.length === 1 ? 'it' : 'them'} out of the match.`,
        fix: only !== undefined && others.length === 0 ? bindingTo(virtualService, only) : undefined,
      };
    }),
  );
}
