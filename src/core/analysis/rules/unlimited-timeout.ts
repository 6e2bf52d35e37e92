import { hasKey } from '../../mesh';
import { ifWanted, remedyIn } from '../istioctl/remedy';
import type { WorkspaceRule } from '../rule';
import { hitsIn } from '../runtime/find-hits';
import { sendsOn } from '../runtime/retries';
import { ruledUses } from '../runtime/routings';

export const unlimitedTimeout: WorkspaceRule = {
  id: 'unlimited-timeout',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'info',
  refs: ['P07'],
  summary: 'An http route sends requests on without a timeout.',
  why: 'Istio switches off the timeout of Envoy, so a request waits for its answer as long as the app does. Streams and long downloads need that, and the finding can be accepted there: timeout: 0s, which would say so, is refused by the API server. Envoy’s own default is 15s.',
  source:
    'istio/istio pilot/pkg/networking/core/route/route.go (applyHTTPRouteDestination, setTimeout); envoyproxy/envoy api/envoy/config/route/v3/route_components.proto (RouteAction.timeout)',
  check: hitsIn(ruledUses, ({ rule }) => {
    if (hasKey(rule.fields, 'timeout') || !sendsOn(rule)) return [];
    const { virtualService, path } = rule.delegate ?? rule.root;
    const { resource } = virtualService;
    return [
      {
        resource,
        path,
        part: 'key',
        ref: 'P07',
        clients: [],
        all: [],
        say: () =>
          'This route has no timeout, so a request to a server that never answers waits as long as the app does. Set timeout to what the slowest answer may take.',
        fix: ifWanted(
          remedyIn(resource, 'Set timeout to 15s, Envoy’s own default', [
            { type: 'set', path: [...path, 'timeout'], value: '15s' },
          ]),
        ),
      },
    ];
  }),
};
