import { webhookRule } from '../schema-rule';

export const tlsOnPlainPort = webhookRule({
  id: 'tls-on-plain-port',
  severity: 'error',
  summary: 'A server of a Gateway ends TLS on a port whose protocol is not encrypted.',
  why: 'istiod’s webhook refuses the resource. A port of HTTP may ask for httpsRedirect and nothing else.',
  source: 'istio/istio pkg/config/validation/validation.go (validateServer)',
});
