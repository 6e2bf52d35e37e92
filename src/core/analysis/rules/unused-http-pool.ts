import { webhookRule } from '../schema-rule';

export const unusedHttpPool = webhookRule({
  id: 'unused-http-pool',
  severity: 'warning',
  summary: 'A Sidecar limits requests on a port whose protocol is not HTTP.',
  why: 'The proxy sees no requests there, so that only the limits of tcp apply; istiod warns of it.',
  source: 'istio/istio pkg/config/validation/validation.go (ValidateSidecar)',
});
