import { webhookRule } from '../schema-rule';

export const sidecarTls = webhookRule({
  id: 'sidecar-tls',
  severity: 'error',
  summary: 'TLS of a Sidecar’s listener has a field or mode that is for gateways, or a port that is not encrypted.',
  why: 'istiod’s webhook refuses the resource: a sidecar ends TLS with certificates from files alone, on ports of HTTPS and TLS.',
  source: 'istio/istio pkg/config/validation/validation.go (ValidateSidecar)',
});
