import { webhookRule } from '../schema-rule';

export const emptyBlock = webhookRule({
  id: 'empty-block',
  severity: 'error',
  summary: 'A policy, a connection pool, settings of a port or a Sidecar are there and set nothing.',
  why: 'istiod’s webhook refuses the resource: it takes an empty block for a mistake.',
  source:
    'istio/istio pkg/config/validation/validation.go (validateTrafficPolicy, validateConnectionPool, validatePortTrafficPolicies, ValidateSidecar)',
});
