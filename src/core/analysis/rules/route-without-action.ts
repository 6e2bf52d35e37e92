import { webhookRule } from '../schema-rule';

export const routeWithoutAction = webhookRule({
  id: 'route-without-action',
  severity: 'error',
  summary: 'A route says nowhere to go, and gives no answer itself.',
  why: 'istiod refuses the VirtualService.',
  source:
    'istio/istio pkg/config/validation/virtualservice.go (validateHTTPRouteConflict); pkg/config/validation/validation.go (validateTLSRoute, validateTCPRoute)',
});
