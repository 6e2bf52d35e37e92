import { webhookRule } from '../schema-rule';

export const clientTls = webhookRule({
  id: 'client-tls',
  severity: 'error',
  summary: 'Client TLS has a field that its mode does not take, or lacks one that it needs.',
  why: 'istiod’s webhook refuses the resource: certificates come from files or from a Secret, and nothing is verified under insecureSkipVerify.',
  source: 'istio/istio pkg/config/validation/agent/validation.go (ValidateTLS)',
});
