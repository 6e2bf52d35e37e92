import { webhookRule } from '../schema-rule';

export const unreachableRoute = webhookRule({
  id: 'unreachable-route',
  severity: 'warning',
  codes: ['IST0130'],
  summary: 'No request or connection gets to a route: an earlier one takes everything, or all of its matches.',
  why: 'istiod accepts it and warns; the route does nothing.',
  source:
    'istio/istio pkg/config/validation/validation.go (analyzeUnreachableHTTPRules, analyzeUnreachableTCPRules, analyzeUnreachableTLSRules)',
});
