import { webhookRule } from '../schema-rule';

export const retryWithoutAttempts = webhookRule({
  id: 'retry-without-attempts',
  severity: 'error',
  summary: 'Retries are configured and switched off, since attempts is 0 or missing.',
  why: 'istiod refuses the VirtualService: the default number of attempts holds only where the whole block is missing.',
  source: 'istio/istio pkg/config/validation/agent/validation.go (ValidateHTTPRetry)',
});
