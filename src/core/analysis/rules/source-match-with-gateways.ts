import { gatewaysOf, hasKey, labelsIn, listIn, type RouteUse } from '../../mesh';
import { isRecord } from '../../schema';
import { remedyIn } from '../istioctl/remedy';
import type { WorkspaceRule } from '../rule';
import { hitsIn } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';
import { routings, type Routing } from '../runtime/routings';

export const sourceMatchWithGateways: WorkspaceRule = {
  id: 'source-match-with-gateways',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'error',
  refs: ['R07'],
  summary: 'An http match names gateways beside sourceLabels or sourceNamespace.',
  why: 'With gateways in the match istiod asks for nothing else about the caller, so the route is for every workload. Matches of tls and tcp routes ask for both.',
  source: 'istio/istio pilot/pkg/networking/core/route/route.go (sourceMatchHTTP)',
  check: hitsIn(routings, findHits),
};

function findHits({ uses }: Routing): readonly Hit[] {
  const own = uses.filter(({ delegate, route }) => delegate === undefined && route.protocol === 'http');
  return own.flatMap((use) => listIn(use.route.rule, 'match').flatMap((match, index) => hitsAt(use, match, index)));
}

function hitsAt({ virtualService, route, path: rulePath }: RouteUse, match: unknown, index: number): readonly Hit[] {
  const fields = isRecord(match) ? match : {};
  const path = [...rulePath, 'match', index];
  const named = new Set(gatewaysOf({ fields, path, origin: { virtualService, path: rulePath, rule: route.rule } }));
  if (named.size === 0) return [];
  const asked = [
    ...(Object.keys(labelsIn(fields, 'sourceLabels')).length > 0 ? ['sourceLabels'] : []),
    ...(hasKey(fields, 'sourceNamespace') ? ['sourceNamespace'] : []),
  ];
  const { resource, gateways } = virtualService;
  const isSame = named.size === gateways.length && gateways.every((name) => named.has(name));
  return asked.map((field) => ({
    resource,
    path: [...path, field],
    part: 'key',
    ref: 'R07',
    clients: [],
    all: [],
    say: () =>
      `This route takes calls of every pod: the match names gateways too, so ${field} is ignored. Remove gateways from the match${isSame ? '' : ', or split the VirtualService by gateway'}.`,
    fix: isSame
      ? remedyIn(resource, 'Remove gateways from the match', [{ type: 'delete', path: [...path, 'gateways'] }])
      : undefined,
  }));
}
