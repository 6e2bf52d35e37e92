import { hasKey } from '../../mesh';
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
  summary: 'An http rule sends requests on without a timeout.',
  why: 'Istio switches off the timeout of Envoy, so a request waits for its answer as long as the application does. Streams and long downloads need that; timeout: 0s says so.',
  source: 'istio/istio pilot/pkg/networking/core/route/route.go (applyHTTPRouteDestination, setTimeout)',
  check: hitsIn(ruledUses, ({ rule }) => {
    if (hasKey(rule.fields, 'timeout') || !sendsOn(rule)) return [];
    const { virtualService, path } = rule.delegate ?? rule.root;
    return [
      {
        resource: virtualService.resource,
        path,
        part: 'key',
        ref: 'P07',
        clients: [],
        all: [],
        say: () =>
          'This rule has no timeout, so a request to a server that never answers waits as long as the application does. Set timeout, or 0s where that is meant.',
      },
    ];
  }),
};
