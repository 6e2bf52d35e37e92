import { webhookRule } from '../schema-rule';

export const sniAddress = webhookRule({
  id: 'sni-address',
  severity: 'warning',
  summary: 'A server name in a TLS match is an IP.',
  why: 'istiod accepts it and warns: SNI carries names, so that hardly any client sends one (RFC 6066, section 3).',
  source: 'istio/istio pkg/config/validation/validation.go (validateSniHost)',
});
