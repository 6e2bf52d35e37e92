import { webhookRule } from '../schema-rule';

export const serverTls = webhookRule({
  id: 'server-tls',
  severity: 'error',
  summary: 'Server TLS has a certificate that its mode does not take, or lacks one that it needs.',
  why: 'istiod’s webhook refuses the resource: the listener could not end TLS.',
  source: 'istio/istio pkg/config/validation/validation.go (validateTLSOptions)',
});
