import { webhookRule } from '../schema-rule';

export const retryCondition = webhookRule({
  id: 'retry-condition',
  severity: 'error',
  summary: 'retryOn names a condition that Istio does not take.',
  why: 'istiod refuses the VirtualService. It trims nothing: a space behind a comma is part of the name.',
  source: 'istio/istio pkg/config/validation/agent/validation.go (ValidateHTTPRetry)',
});
