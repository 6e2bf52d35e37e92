import { webhookRule } from '../schema-rule';

export const routeWithoutAction = webhookRule({
  id: 'route-without-action',
  severity: 'error',
  summary: 'A route says nowhere to go, and gives no answer itself.',
  why: 'Envoy must do something with a call that a route matches: send it on, redirect it or answer it. istiod refuses a VirtualService with a route that does none of them.',
  source:
    'istio/istio pkg/config/validation/virtualservice.go (validateHTTPRouteConflict); pkg/config/validation/validation.go (validateTLSRoute, validateTCPRoute)',
});
