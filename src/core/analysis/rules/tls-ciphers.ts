import { webhookRule } from '../schema-rule';

export const tlsCiphers = webhookRule({
  id: 'tls-ciphers',
  severity: 'warning',
  summary: 'A cipher is unknown or repeated, or an old version of TLS lacks the ciphers that it needs.',
  why: 'istiod ignores such entries and warns of them. The default ciphers of Envoy are for TLS 1.2 and later, so that older clients would find none.',
  source:
    'istio/istio pkg/config/validation/validation.go (validateTLSOptions); pkg/config/security/security.go (IsValidCipherSuite)',
});
