import { webhookRule } from '../schema-rule';

export const catchAllListener = webhookRule({
  id: 'catch-all-listener',
  severity: 'error',
  summary: 'A listener for egress without a port stands before others.',
  why: 'istiod’s webhook refuses the resource: such a listener takes all calls, and only the last one may.',
  source: 'istio/istio pkg/config/validation/validation.go (ValidateSidecar)',
});
