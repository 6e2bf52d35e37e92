import { webhookRule } from '../schema-rule';

export const zeroWeights = webhookRule({
  id: 'zero-weights',
  severity: 'error',
  summary: 'A route has several destinations, and none gets a share.',
  why: 'istiod refuses the VirtualService: weights are shares of their sum, whatever that is, but it cannot be 0.',
  source: 'istio/istio pkg/config/validation/validation.go (validateHTTPRouteDestinations, validateRouteDestinations)',
});
