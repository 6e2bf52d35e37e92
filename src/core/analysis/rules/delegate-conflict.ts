import { webhookRule } from '../schema-rule';

export const delegateConflict = webhookRule({
  id: 'delegate-conflict',
  severity: 'error',
  summary: 'A VirtualService that delegates, or is a delegate, has what does not go with that.',
  why: 'istiod refuses it: a route hands requests on or does something itself, and where a delegate applies is said by the one that names it.',
  source:
    'istio/istio pkg/config/validation/validation.go (ValidateVirtualService); pkg/config/validation/virtualservice.go (validateHTTPRouteConflict)',
});
