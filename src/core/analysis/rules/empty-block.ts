import { webhookRule } from '../schema-rule';

export const emptyBlock = webhookRule({
  id: 'empty-block',
  severity: 'error',
  summary:
    'A traffic policy, a connection pool, settings of a port, a Sidecar, a fault, a rewrite or a redirect is there and sets nothing that counts.',
  why: 'istiod’s webhook refuses the resource: it takes an empty block for a mistake.',
  source:
    'istio/istio pkg/config/validation/validation.go (validateTrafficPolicy, validateConnectionPool, validatePortTrafficPolicies, ValidateSidecar, validateHTTPFaultInjection, validateHTTPRewrite, validateHTTPRedirect)',
});
