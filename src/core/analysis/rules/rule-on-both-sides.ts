import { hasKey, listIn, recordIn, textsIn, type Mesh, type RouteUse } from '../../mesh';
import type { Op } from '../../yaml';
import { remedyIn } from '../istioctl/remedy';
import { listNames } from '../istioctl/words';
import type { WorkspaceRule } from '../rule';
import { gatewaysOfRule, gatewaysUsing, hasGateway, hasOther, leadsTo, sendersTo } from '../runtime/gateway-sides';
import { hitsInMesh } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';
import { gatewayUses } from '../runtime/routings';

export const ruleOnBothSides: WorkspaceRule = {
  id: 'rule-on-both-sides',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'error',
  refs: ['R24'],
  summary: 'A route without match.gateways holds in sidecars and at the egress gateway.',
  why: 'A VirtualService for mesh and a gateway has two sides: sidecars are to send to the gateway, the gateway to the server. A route for the gateway’s Service that holds at the gateway sends calls round and round; one for the server that holds in sidecars lets calls past the gateway. A route that comes after one that takes everything on one side needs no match.gateways.',
  source:
    'istio/istio pilot/pkg/networking/core/route/route.go (translateRoute, sourceMatchHTTP); pilot/pkg/networking/core/gateway.go',
  check: hitsInMesh(gatewayUses, (use) => isTwoSided(use) && isUnrestricted(use), onBothSides),
};

function onBothSides(mesh: Mesh, use: RouteUse): readonly Hit[] {
  const { virtualService, route, delegate } = use;
  const targets = gatewaysOfRule(mesh, virtualService, route);
  const looping = gatewaysUsing(use).find((pods) => targets.some((target) => leadsTo(target, pods)));
  const names = virtualService.gateways.filter((name) => name !== 'mesh');
  if (looping)
    return [
      hitOf(
        use,
        ['mesh'],
        `Calls go in a circle until a timeout: this route also applies at Gateway ${listNames(names)}, where it sends them to the gateway itself. Add gateways: [mesh] to its match.`,
      ),
    ];
  if (targets.length > 0 || delegate !== undefined || !isPassed(mesh, use)) return [];
  const [to] = route.destinations;
  return [
    hitOf(
      use,
      textsIn(recordIn(virtualService.resource.value, 'spec'), 'gateways').filter((name) => name !== 'mesh'),
      `Calls that no earlier route takes go to ${to?.host} directly and bypass the egress gateway: this route also applies in sidecars. Add gateways: [${names.join(', ')}] to its match.`,
    ),
  ];
}

function isTwoSided({ virtualService, shared }: RouteUse): boolean {
  return (
    virtualService.gateways.includes('mesh') &&
    shared.some(({ clients }) => hasGateway(clients)) &&
    shared.some(({ clients }) => hasOther(clients))
  );
}

/** Whether rules for the same host send calls of pods to one of the gateways. */
function isPassed(mesh: Mesh, use: RouteUse): boolean {
  const pods = gatewaysUsing(use);
  const hosts = new Set(use.shared.filter(({ clients }) => hasOther(clients)).map(({ host }) => host));
  return (
    use.route.destinations.length > 0 &&
    [...hosts].some((host) => pods.some((each) => sendersTo(mesh, host, each).length > 0))
  );
}

function isUnrestricted({ route }: RouteUse): boolean {
  const matches = listIn(route.rule, 'match');
  return matches.length === 0 || matches.some((match) => textsIn(match, 'gateways').length === 0);
}

function hitOf(
  { virtualService, delegate, route, path, at }: RouteUse,
  gateways: readonly string[],
  message: string,
): Hit {
  const { resource } = delegate ?? virtualService;
  const clients = at.map(({ client }) => client);
  const matches = listIn(route.rule, 'match');
  const ops: readonly Op[] =
    matches.length === 0
      ? [{ type: 'set', path: [...path, 'match'], value: [{ gateways }] }]
      : matches.flatMap((match, index): readonly Op[] =>
          hasKey(match, 'gateways')
            ? []
            : [{ type: 'set', path: [...path, 'match', index, 'gateways'], value: gateways }],
        );
  return {
    resource,
    path: matches.length === 0 ? path : [...path, 'match'],
    part: 'key',
    ref: 'R24',
    clients,
    all: clients,
    say: () => message,
    fix: delegate ? undefined : remedyIn(resource, `Limit it to ${gateways.join(', ')}`, ops),
  };
}
